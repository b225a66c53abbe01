"""The therapist's pages of reading rules: all of them, one to reword or switch off, a new one."""
