"""Mail that agencies sent: what lies in a folder exported from a mailbox, and whose it is."""
