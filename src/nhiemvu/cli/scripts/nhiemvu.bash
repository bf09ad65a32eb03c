# nhiemvu completion for bash, written by: nhiemvu completion install

_nhiemvu_completion() {
    local IFS=$'\n' word kind value help mark="\"" widest=0 place line
    local -a words=() values=() helps=()
    COMPREPLY=()
    # Readline breaks --to=Ban into three words.
    for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        [[ $word == "=" ]] || words+=("$word")
    done
    [[ ${COMP_WORDS[COMP_CWORD]} == "=" ]] && words+=("")
    [[ ${COMP_WORDS[COMP_CWORD]} == "'"* ]] && mark="'"
    while IFS= read -r kind && IFS= read -r value && IFS= read -r help; do
        case $kind in
            dir) compopt -o dirnames 2>/dev/null; return 0 ;;
            file) compopt -o default 2>/dev/null; return 0 ;;
        esac
        if [[ $help == "_" ]]; then help=""; else value=${value//\\:/:}; fi
        if [[ $value == *[^[:alnum:]._/@%+,-]* ]]; then
            # In quotes, as clerks type names; some marks stay special in double ones.
            if [[ $mark == "'" ]]; then
                value=${value//\'/\'\\\'\'}
            else
                value=${value//\\/\\\\}; value=${value//\"/\\\"}; value=${value//\$/\\\$}; value=${value//\`/\\\`}
            fi
            value=$mark$value$mark
        fi
        values+=("$value")
        helps+=("$help")
        (( ${#value} > widest )) && widest=${#value}
    done < <(env COMP_WORDS="${words[*]}" COMP_CWORD=$(( ${#words[@]} - 1 )) _NHIEMVU_COMPLETE=zsh_complete \
        "${COMP_WORDS[0]:-nhiemvu}" 2>/dev/null)
    # What a value stands for is shown while there is a choice; a single value, and values that the key itself puts
    # in one after the other (COMP_TYPE % and *), stand alone.
    if (( ${#values[@]} < 2 )) || [[ ${COMP_TYPE:-9} == 37 || ${COMP_TYPE:-9} == 42 ]]; then
        COMPREPLY=("${values[@]}")
        return 0
    fi
    for place in "${!values[@]}"; do
        line=${values[place]}
        if [[ ${helps[place]} ]]; then
            while (( ${#line} < widest )); do line+=" "; done
            line="$line  (${helps[place]})"
        fi
        COMPREPLY+=("${line:0:${COLUMNS:-80}-3}")
    done
}

complete -o nosort -F _nhiemvu_completion nhiemvu 2>/dev/null || complete -F _nhiemvu_completion nhiemvu
