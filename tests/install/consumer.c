/* consumer.c - a stranger's program: loads a rule file and says which rule set it is. */
#include <iga.h>
#include <stdio.h>

int main(int count, char **arguments)
{
    static char text[IGA_MAX_RULE_FILE];
    FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
    if (!file)
        return 2;
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    iga_rules *rules;
    if (iga_rules_load(&rules, NULL, arguments[1], text, length, IGA_LANG_EN) != IGA_OK)
        return 1;
    printf("%s, by libiga %s\n", iga_rules_id(rules), iga_version());
    iga_rules_free(rules);
    return 0;
}
