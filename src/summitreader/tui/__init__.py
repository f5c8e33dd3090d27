"""The terminal front end, on Textual: shows values of the model, holds no logic of its own."""
