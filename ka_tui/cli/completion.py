"""``ka completion``: the script that makes a shell complete quarters, codes, statuses and names from the register."""

from __future__ import annotations

import os
from typing import ClassVar

import click
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, get_completion_class

SHELLS = ("bash", "zsh", "fish", "powershell")

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:COMP_WORDS = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
    $env:COMP_CWORD = $wordToComplete
    $env:%(complete_var)s = "powershell_complete"
    try {
        %(prog_name)s | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            $shown = if ($value -match "[\\s']") { "'" + $value.Replace("'", "''") + "'" } else { $value }
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new($shown, $value, 'ParameterValue', $help)
        }
    } finally {
        Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:%(complete_var)s
    }
}
"""


class PowerShellComplete(ShellComplete):
    """Completion for PowerShell, which click does not bring: a line for each value, a tab before its description."""

    name: ClassVar[str] = "powershell"
    source_template: ClassVar[str] = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """Read the words before the cursor, and the one that is being typed, from the environment."""
        incomplete = os.environ.get("COMP_CWORD", "").strip("'\"")
        words = click.shell_completion.split_arg_string(os.environ.get("COMP_WORDS", ""))
        return words[1 : len(words) - 1 if incomplete else len(words)], incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Write one value as the script expects it."""
        return f"{item.value}\t{' '.join((item.help or '').split())}"


def register_shells() -> None:
    """Make click answer PowerShell too."""
    add_completion_class(PowerShellComplete)


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete 'ka'.

    \b
    Examples:
      ka completion bash >> ~/.bashrc
      ka completion zsh >> ~/.zshrc
      ka completion fish > ~/.config/fish/completions/ka.fish
      ka completion powershell >> $PROFILE
    """
    register_shells()
    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(ctx.find_root().command, {}, "ka", "_KA_COMPLETE").source())
