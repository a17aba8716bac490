"""The moves of the playbook, by what they do."""
