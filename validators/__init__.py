"""What is right and what is wrong in a biểu: table in, findings out. No network, files or clock."""
