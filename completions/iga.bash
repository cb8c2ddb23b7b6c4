# bash completion for iga. What there is to complete comes from `iga --help` and `iga COMMAND
# --help`, so that it is what the installed program takes.

# _iga_commands PROGRAM: the names of the commands.
_iga_commands() {
    "$1" --help --lang en 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p'
}

# _iga_options PROGRAM [COMMAND]: the long options, and the short ones.
_iga_options() {
    "$@" --help --lang en 2>/dev/null | sed -n '/^  .*--/p' |
        grep -oE '(^|[ ,])(--[a-z][a-z-]*|-[a-z])\b' | tr -d ' ,' | sort -u
}

# _iga_forms PROGRAM COMMAND: what may stand behind -f.
_iga_forms() {
    "$@" --help --lang en 2>/dev/null | sed -n 's/^  -f, --format FORM *//p' | tr -d ,
}

# _iga_rules PROGRAM: ids of rule files, where the program looks for them.
_iga_rules() {
    local program folder file folders
    program=$(command -v "$1" 2>/dev/null)
    IFS=: read -ra folders <<<"$IGA_RULES"
    for folder in "${folders[@]}" rules "${program%/*}/../share/iga/rules"; do
        for file in "$folder"/*.lua; do
            [[ -e $file ]] || continue
            file=${file##*/}
            printf '%s\n' "${file%.lua}"
        done
    done
}

# _iga_indicators PROGRAM [RULES]: the indicators of the rules that are named, else of those in force.
_iga_indicators() {
    "$1" template -f json ${2:+-r "$2"} 2>/dev/null |
        sed -n '/"indicators": {/,/}/s/^ *"\([^"]*\)": null.*/\1/p'
}

# _iga_words WORD...: offers those that begin as the word at the cursor does.
_iga_words() {
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$*" -- "$cur")
}

# _iga_files: offers files and folders.
_iga_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur")
}

_iga() {
    local cur=${COMP_WORDS[COMP_CWORD]} option command='' rules='' i
    local program=${COMP_WORDS[0]}
    option=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()

    # --format=csv comes as three words.
    if [[ $cur == = ]]; then
        cur=''
    elif [[ $option == = ]] && ((COMP_CWORD > 1)); then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --lang | --color) ((i++)); [[ ${COMP_WORDS[i]} == = ]] && ((i++)) ;;
        -*) ;;
        *) command=${COMP_WORDS[i]}; break ;;
        esac
    done

    case $option in
    --lang) _iga_words id en ;;
    --color) _iga_words auto always never ;;
    --from) _iga_words json ndjson csv xlsx ;;
    --at-most) _iga_words structure weight band predicate rounding text ;;
    -f | --format) _iga_words "$(_iga_forms "$program" "$command")" ;;
    -r | --rules | --rules-old | --rules-new)
        _iga_words "$(_iga_rules "$program")"
        _iga_files
        ;;
    -o | --output | --data | --data-old | --data-new | --examples | --cost | --write-data)
        _iga_files
        ;;
    --indicator)
        for ((i = 1; i < COMP_CWORD; i++)); do
            [[ ${COMP_WORDS[i]} == -r || ${COMP_WORDS[i]} == --rules ]] && rules=${COMP_WORDS[i + 1]}
        done
        _iga_words "$(_iga_indicators "$program" "$rules")"
        ;;
    -j | --jobs | --by | --near | --set | --without | --add | --region | --target | --maturity | \
        --locked | --innovation) ;;
    *)
        if [[ $cur == -* ]]; then
            _iga_words "$(_iga_options "$program" ${command:+"$command"})"
        elif [[ -z $command ]]; then
            _iga_words "$(_iga_commands "$program")"
        else
            case $command in
            check | diff | rules | test) _iga_words "$(_iga_rules "$program")" ;;
            esac
            _iga_files
        fi
        ;;
    esac
}

complete -F _iga iga
