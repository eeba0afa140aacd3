# Defines 'twin' and completes its commands, options and values. For this shell:
#   eval "$(dotnet run --project twin -- completion bash)"
twin() { dotnet '@PROGRAM@' "$@"; }

_twin() {
    local IFS=$'\n' at word words=() candidate opened=''
    for ((at = 1; at <= COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        words+=("${word//[\\\"\']/}")
    done
    [[ ${COMP_WORDS[COMP_CWORD]} == [\"\']* ]] && opened=yes
    COMPREPLY=()
    while read -r candidate; do
        [[ $opened ]] || printf -v candidate %q "$candidate"
        COMPREPLY+=("$candidate")
    done < <(twin complete -- "${words[@]}" 2>/dev/null)
}

complete -o default -F _twin twin
