# Defines 'twin' and completes its commands, options and values. For this shell:
#   dotnet run --project twin -- completion pwsh | Out-String | Invoke-Expression
function twin { dotnet '@PROGRAM@' @args }

Register-ArgumentCompleter -Native -CommandName twin -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString().Trim("'", '"') })
    twin complete '--' @words "$wordToComplete" 2>$null | ForEach-Object {
        $text = if ($_ -match '\s') { "'$_'" } else { $_ }
        [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
    }
}
