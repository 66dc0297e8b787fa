"""Source text -> clean text. `steps` puts the steps in their order; every other module is one of them or helps one."""
