"""The consolidated workbook (`tong-hop.xlsx`): model and writer."""
