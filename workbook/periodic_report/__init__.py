"""The periodic report: what it says, the form it is filled into, and the Word file."""
