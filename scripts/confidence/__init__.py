"""How often each rule is right, judged on texts that people annotated."""
