# Defines 'twin' and completes its commands, options and values. For this shell:
#   dotnet run --project twin -- completion fish | source
function twin
    dotnet '@PROGRAM@' $argv
end

function __twin_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct | string trim --left --chars '"\'')
    twin complete -- $words[2..-1] "$word" 2>/dev/null
end

complete -c twin -f -a '(__twin_complete)'
complete -c twin -F -n 'test (count (__twin_complete)) -eq 0'
