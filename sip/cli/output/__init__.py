"""Where what a command says goes: the terminal, a pipe or a file, in the format asked for."""
