# nhiemvu completion for fish, written by: nhiemvu completion install

function _nhiemvu_completion
    set -l response (env _NHIEMVU_COMPLETE=fish_complete COMP_WORDS=(commandline -cp | string collect) \
        COMP_CWORD=(commandline -ct | string collect --allow-empty) nhiemvu 2>/dev/null)
    # The program gives the value alone of --unit=VALUE.
    set -l option (string match --regex -- '^--[\w-]+=' (commandline -ct))
    for line in $response
        # plain,VALUE<tab>HELP: the value may hold commas itself.
        set -l parts (string split --max 1 , -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories (commandline -ct)
            case file
                __fish_complete_path (commandline -ct)
            case plain
                echo -- "$option$parts[2]"
        end
    end
end

complete --no-files --keep-order --command nhiemvu --arguments "(_nhiemvu_completion)"
