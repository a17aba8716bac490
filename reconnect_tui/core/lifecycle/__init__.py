"""What an action does to a tie: its entry, its state and the follow-up it creates."""
