/* What is said of worked examples. */
#include "base/messages.h"

static const struct message items[] = {
    {"\"%s\" is answered by innovations; expect points of the region's own answers",
     "\"%s\" dijawab oleh inovasi; yang diharapkan di sini poin dari jawaban daerah sendiri"},
    {"\"%s\" is no fraction; write a number, or a fraction such as \"71096/1375\"",
     "\"%s\" bukan pecahan; tulis angka, atau pecahan seperti \"71096/1375\""},
    {"\"%s\" is not answered by a level, so each answer must be said: [answer] = points; for its "
     "levels write levels = { … }",
     "\"%s\" tidak dijawab dengan level, sehingga setiap jawaban harus disebut: [jawaban] = poin; "
     "untuk levelnya tulis levels = { … }"},
    {"%s does not say what must come; add expect = { index = …, predicate = \"…\" }",
     "%s tidak menyatakan hasil yang diharapkan; tambahkan expect = { index = …, predicate = \"…\" "
     "}"},
    {"%s gives no answer; write [answer] = points",
     "%s tidak memuat jawaban; tulis [jawaban] = poin"},
    {"%s lists no innovation", "%s tidak memuat inovasi"},
    {"'%s' of %s is a table in { }, not %s", "'%s' dari %s adalah tabel dalam { }, bukan %s"},
    {"'%s' of 'expect' is %s, not %s", "'%s' dari 'expect' adalah %s, bukan %s"},
    {"'%s' takes a table: %s \"…\" { … }, not %s",
     "'%s' memerlukan tabel: %s \"…\" { … }, bukan %s"},
    {"'eligible' takes innovations: eligible { { … }, { … } }, not %s",
     "'eligible' memerlukan inovasi: eligible { { … }, { … } }, bukan %s"},
    {"'exact' of 'expect'", "'exact' dari 'expect'"},
    {"'from' takes the earlier and the later figure: from(812.4, 905.1)",
     "'from' memerlukan angka terdahulu dan angka terkini: from(812.4, 905.1)"},
    {"'in_turn' takes a list: in_turn { \"…\", \"…\" }",
     "'in_turn' memerlukan daftar: in_turn { \"…\", \"…\" }"},
    {"'levels' is a list of the points of level 1, 2 and so on, not %s",
     "'levels' adalah daftar poin level 1, 2, dan seterusnya, bukan %s"},
    {"'predicates' lists indices with their predicates: [65.01] = \"…\", or [100.01] = refused for "
     "none",
     "'predicates' memuat indeks beserta predikatnya: [65.01] = \"…\", atau [100.01] = refused "
     "bila "
     "tidak ada"},
    {"'predicates' takes indices with their predicates: predicates { [65.01] = \"…\" }, not %s",
     "'predicates' memerlukan indeks beserta predikatnya: predicates { [65.01] = \"…\" }, bukan "
     "%s"},
    {"'times' takes a number from 1 to %d and an innovation: times(12, { … })",
     "'times' memerlukan angka dari 1 sampai %d dan sebuah inovasi: times(12, { … })"},
    {"'with' is a table of what else the region or the innovation says, not %s",
     "'with' adalah tabel berisi keterangan lain dari daerah atau inovasi, bukan %s"},
    {"'with' takes a table and what is different: with(name, { … })",
     "'with' memerlukan tabel dan bagian yang berbeda: with(nama, { … })"},
    {"a figure in 'from'", "angka dalam 'from'"},
    {"a published index", "indeks yang diumumkan"},
    {"a published predicate", "predikat yang diumumkan"},
    {"a reason", "alasan"},
    {"a table such as { [\"3\"] = { \"…\" } }", "tabel seperti { [\"3\"] = { \"…\" } }"},
    {"a table such as { opini_bpk = 4.5 }", "tabel seperti { opini_bpk = 4.5 }"},
    {"a table such as { spd = 56 }", "tabel seperti { spd = 56 }"},
    {"an answer", "jawaban"},
    {"an answer in [ ] is a number, a text in quotes, or from(…, …)",
     "jawaban dalam [ ] berupa angka, teks dalam tanda kutip, atau from(…, …)"},
    {"an answer is a number, a text, a table such as { basis = \"a\", value = 350 }, or the word "
     "missing, not %s",
     "jawaban berupa angka, teks, tabel seperti { basis = \"a\", value = 350 }, atau kata missing, "
     "bukan %s"},
    {"an expectation", "hasil yang diharapkan"},
    {"an index is published with %d decimals under these rules; shorten this one",
     "menurut aturan ini indeks diumumkan dengan %d desimal; persingkat yang ini"},
    {"an innovation is a table such as { urusan = \"Sosial\", others = 2 }, or times(12, { … }), "
     "not %s",
     "inovasi berupa tabel seperti { urusan = \"Sosial\", others = 2 }, atau times(12, { … }), "
     "bukan %s"},
    {"indicator \"%s\" has no basis \"%s\"; write one that it has, or take 'basis' out",
     "indikator \"%s\" tidak mempunyai basis \"%s\"; tulis yang ada, atau hapus 'basis'"},
    {"must", "syarat"},
    {"points \"…\" { … }, example \"…\" { … }, eligible { … }, rejected \"…\" { … }, predicates { "
     "… } or published \"…\" (…)",
     "points \"…\" { … }, example \"…\" { … }, eligible { … }, rejected \"…\" { … }, predicates { "
     "… } atau published \"…\" (…)"},
    {"predicate", "predikat"},
    {"published \"%s\" takes the index, the predicate and where they stand: published \"%s\" "
     "(55.62, \"…\", secondary \"…\")",
     "published \"%s\" memerlukan indeks, predikat, dan sumbernya: published \"%s\" (55.62, \"…\", "
     "secondary \"…\")"},
    {"the file has %zu bytes; a file of examples has at most %u",
     "berkas berukuran %zu bita; berkas contoh paling besar %u bita"},
    {"the file holds no examples; begin with examples \"%s\" { … }",
     "berkas tidak memuat contoh; mulailah dengan examples \"%s\" { … }"},
    {"the number in 'times'", "angka dalam 'times'"},
    {"the reasons of an innovation are a list of ids in { }; { } says that it is eligible",
     "alasan untuk suatu inovasi adalah daftar id dalam { }; { } berarti inovasi itu memenuhi "
     "syarat"},
    {"the regions of these examples come to more than %u MiB; let them report fewer innovations",
     "daerah-daerah dalam contoh ini lebih dari %u MiB; kurangi inovasi yang dilaporkannya"},
    {"the rules have neither a field nor an indicator '%s' here%s",
     "di sini aturan tidak mempunyai bidang atau indikator '%s'%s"},
    {"the rules have no %s \"%s\"%s", "aturan tidak mempunyai %s \"%s\"%s"},
    {"these are examples of \"%s\", but the rules are \"%s\"",
     "ini contoh untuk \"%s\", sedangkan aturannya \"%s\""},
    {"this table has %zu rows; split it after %d",
     "tabel ini mempunyai %zu baris; pecah sesudah baris ke-%d"},
    {"under these rules regions report no innovations; take them out",
     "menurut aturan ini daerah tidak melaporkan inovasi; hapus inovasinya"},
    {"what an answer to \"%s\" earns is a number of points, or the word no_band or refused, not %s",
     "hasil jawaban atas \"%s\" berupa jumlah poin, atau kata no_band atau refused, bukan %s"},
    {"what comes after '%s'", "bagian sesudah '%s'"},
    {"what is expected of value \"%s\" is a number, or a fraction such as \"71096/1375\"",
     "hasil yang diharapkan dari nilai \"%s\" berupa angka, atau pecahan seperti \"71096/1375\""},
    {"where a figure was published is official \"…\", secondary \"…\" or assumed \"…\", not %s",
     "sumber angka yang diumumkan adalah official \"…\", secondary \"…\" atau assumed \"…\", bukan "
     "%s"},
};

const struct messages messages_of_examples = {items, sizeof items / sizeof *items};
