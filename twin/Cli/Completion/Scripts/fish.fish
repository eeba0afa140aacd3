# Defines 'twin' and completes its commands, options and values. For this shell:
#   dotnet run --project twin -- completion fish | source
function twin
    dotnet '@PROGRAM@' $argv
end

function __twin_complete
    set -l words (commandline -opc)
    twin complete -- $words[2..-1] (commandline -ct) 2>/dev/null
end

complete -c twin -a '(__twin_complete)'
