"""Text -> Text: one file a step, in the order of pipeline.clean."""
