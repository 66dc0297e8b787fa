"""Many documents from any inputs to one folder of outputs: parallel, in bounded memory, and resumable after any end."""
