"""The commands that keep the book safe."""

from collections.abc import Sequence

from reconnect_tui.cli.grammar import Command, argument

GUARD: Sequence[Command] = (
    Command(
        "backup",
        "Keep a copy of the book as it is now.",
        "keeping:backup",
        ("reconnect backup",),
        more="Copies are kept by themselves too: 7 days, 4 weeks, 12 months.",
    ),
    Command(
        "backups",
        "List the kept copies: when, why, and how many people.",
        "keeping:backups",
        ("reconnect backups", "reconnect backups --json"),
    ),
    Command(
        "restore",
        "Put a kept copy in the place of the book.",
        "keeping:restore",
        ("reconnect restore", "reconnect restore yesterday", "reconnect restore ./book.json"),
        (
            argument(
                "when",
                nargs="*",
                metavar="WHEN|FILE",
                help="the newest copy of that day or before, or a file; the newest without",
            ),
        ),
        more=(
            "A book that can be read is changed in one step, which “reconnect undo” takes back; a\n"
            "damaged one is set aside and kept. Without words: the newest good copy that differs."
        ),
    ),
    Command(
        "doctor",
        "Look the book over: damage, copies, permissions, clipboard.",
        "keeping:doctor",
        ("reconnect doctor", "reconnect doctor --repair"),
        (argument("--repair", action="store_true", help="put right what is not, after a copy"),),
    ),
    Command(
        "completion",
        "Print what makes the TAB key of a shell complete commands and names.",
        "completing:completion",
        (
            'eval "$(reconnect completion bash)"    in ~/.bashrc',
            'eval "$(reconnect completion zsh)"     in ~/.zshrc, after compinit',
            "reconnect completion fish | source     in ~/.config/fish/config.fish",
        ),
        (
            argument(
                "shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh, fish"
            ),
        ),
        more="Names come from the book, and nothing is kept of them.",
    ),
)
