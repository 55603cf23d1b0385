"""The workbench as a web application: pages, each with its JSON twin and its data as CSV."""
