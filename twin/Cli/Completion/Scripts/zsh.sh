# Defines 'twin' and completes its commands, options and values. In ~/.zshrc after compinit, or for this shell:
#   eval "$(dotnet run --project twin -- completion zsh)"
twin() { dotnet '@PROGRAM@' "$@"; }

_twin() {
    local -a candidates
    candidates=("${(@f)$(twin complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    candidates=("${(@)candidates:#}")
    if (( ${#candidates} )); then compadd -- "${candidates[@]}"; else _files; fi
}

compdef _twin twin
