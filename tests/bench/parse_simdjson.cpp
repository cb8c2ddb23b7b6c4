// parse_simdjson.cpp - another yardstick: simdjson parses every document of a file, and nothing
// else. Built only where simdjson is.
//
//     parse_simdjson FILE
#include <cstdio>
#include <simdjson.h>

int main(int count, char **arguments)
{
    simdjson::dom::parser parser;
    simdjson::dom::document_stream documents;
    std::size_t parsed = 0;

    if (count != 2 || parser.load_many(arguments[1], 4 << 20).get(documents))
        return 2;
    for (auto document : documents)
        parsed += document.error() == simdjson::SUCCESS;
    std::printf("%zu\n", parsed);
    return 0;
}
