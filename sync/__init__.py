"""Traffic between many sheets and one workbook: sources, snapshots, consolidation, the CLI."""
