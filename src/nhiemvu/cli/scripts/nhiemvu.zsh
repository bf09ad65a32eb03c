#compdef nhiemvu
# nhiemvu completion for zsh, written by: nhiemvu completion install

_nhiemvu_completion() {
    local kind value help
    local -a response described plain option
    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) _NHIEMVU_COMPLETE=zsh_complete \
        ${words[1]:-nhiemvu} 2>/dev/null)}")
    # The program gives the value alone of --unit=VALUE.
    [[ $PREFIX == --*=* ]] && option=(-P "${PREFIX%%=*}=")
    for kind value help in ${response}; do
        case $kind in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            plain)
                if [[ $help == "_" ]]; then
                    plain+=("$value")
                else
                    described+=("$value:$help")
                fi
                ;;
        esac
    done
    (( $#described )) && _describe -V unsorted described -U $option
    (( $#plain )) && compadd -U $option -V unsorted -a plain
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    # Found in a folder of fpath: the shell asks for the first time.
    _nhiemvu_completion "$@"
else
    compdef _nhiemvu_completion nhiemvu
fi
