"""``ka completion``: the script that makes a shell complete quarters, codes, statuses and names from the register.

The scripts are click's where those cope with what is completed here: values with spaces, commas and quotes. Each calls
``ka`` with the line in ``COMP_WORDS`` and the place in ``COMP_CWORD``, and ``ka`` answers in the shell's own way.
"""

from __future__ import annotations

from typing import ClassVar

import click
from click import shell_completion

from ka_tui.cli.group import COMPLETION_VARIABLE

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' answer value
    COMPREPLY=()
    while read -r answer; do
        value=${answer#*,}
        case ${answer%%%%,*} in
            dir) compopt -o dirnames 2>/dev/null ;;
            file) compopt -o default 2>/dev/null ;;
            plain)
                case ${COMP_WORDS[COMP_CWORD]} in
                    [\\"\\']*) ;;
                    *) printf -v value %%q "$value" ;;
                esac
                COMPREPLY+=("$value")
                ;;
        esac
    done < <(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""

_FISH = """\
function %(complete_func)s
    set -l line (commandline -cp)
    set -l word (commandline -ct)
    for answer in (env %(complete_var)s=fish_complete COMP_WORDS="$line" COMP_CWORD="$word" %(prog_name)s 2>/dev/null)
        set -l parts (string split --max 1 , -- $answer)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                echo $parts[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""

_VALUE = "$value, $value, 'ParameterValue'"
_QUOTED_VALUE = r"""$(
                if ($value -match '[^\w./:-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
            ), $value, 'ParameterValue'"""


class _WholeWords(shell_completion.ShellComplete):
    """For shells that take ``--option=value`` for one word, and therefore want all of it back."""

    def get_completions(self, args: list[str], incomplete: str) -> list[shell_completion.CompletionItem[str]]:
        items = super().get_completions(args, incomplete)
        option, equals, _ = incomplete.partition("=")
        if equals and option.startswith("--"):
            for item in items:
                item.value = f"{option}={item.value}"
        return items


class BashComplete(shell_completion.BashComplete):
    """Completion for bash that puts a backslash before what the shell would take for itself."""

    source_template: ClassVar[str] = _BASH

    def source(self) -> str:
        """The script; it works in any bash, so none is looked for."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one being typed, and that one; bash makes an equals sign a word of its own."""
        words, incomplete = super().get_completion_args()
        return [word for word in words if word != "="], "" if incomplete == "=" else incomplete


class ZshComplete(_WholeWords, shell_completion.ZshComplete):
    """Completion for zsh."""


class FishComplete(_WholeWords, shell_completion.FishComplete):
    """Completion for fish that keeps commas."""

    source_template: ClassVar[str] = _FISH


class PowerShellComplete(_WholeWords, shell_completion.PowerShellComplete):
    """Completion for PowerShell that puts values with spaces into quotes."""

    source_template: ClassVar[str] = shell_completion.PowerShellComplete.source_template.replace(_VALUE, _QUOTED_VALUE)


_SHELLS: dict[str, type[shell_completion.ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
    "powershell": PowerShellComplete,
}


def answer(command: click.Command, name: str, instruction: str) -> int:
    """Print what completes the line that the environment holds, as the shell that asks expects it; gives the exit code."""
    for kind in _SHELLS.values():
        shell_completion.add_completion_class(kind)
    return shell_completion.shell_complete(command, {}, name, COMPLETION_VARIABLE, instruction)


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete 'ka'.

    Afterwards the tabulator key completes commands, options, quarters, codes, statuses, teams and the like. They come
    from the register that the line names, or from the usual one.

    \b
    Examples:
      ka completion bash >> ~/.bashrc
      ka completion zsh >> ~/.zshrc
      ka completion fish > ~/.config/fish/completions/ka.fish
      ka completion powershell >> $PROFILE
    """
    click.echo(_SHELLS[shell](ctx.find_root().command, {}, "ka", COMPLETION_VARIABLE).source())
