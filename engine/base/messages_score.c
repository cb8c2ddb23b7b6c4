/* What is said of results. */
#include "base/messages.h"

static const struct message items[] = {
    {"\"%s\" is neither an index nor a predicate; write a number, or a predicate as the rules name "
     "it",
     "\"%s\" bukan indeks dan bukan predikat; tulis angka, atau predikat seperti namanya dalam "
     "aturan"},
    {"%s: this does not hold: %s", "%s: ini tidak terpenuhi: %s"},
    {"%s: this does not hold: %s; nothing that counts is of: %s",
     "%s: ini tidak terpenuhi: %s; belum ada yang dihitung dari: %s"},
    {"%zu words", "%zu kata"},
    {"'%s' is an answer of an innovation; write INNOVATION.%s=VALUE",
     "'%s' adalah jawaban inovasi; tulis INOVASI.%s=NILAI"},
    {"'%s' is an answer of the region itself; write %s=VALUE",
     "'%s' adalah jawaban daerah sendiri; tulis %s=NILAI"},
    {"a mandatory answer is missing", "jawaban wajib belum diisi"},
    {"an innovation cannot have a maturity of \"%s\"; write its points, such as 80",
     "inovasi tidak dapat memiliki kematangan \"%s\"; tulis angkanya, misalnya 80"},
    {"in no example does the condition of this 'when' fail",
     "tidak ada contoh yang tidak memenuhi syarat dari 'when' ini"},
    {"in no example does the condition of this 'when' hold",
     "tidak ada contoh yang memenuhi syarat dari 'when' ini"},
    {"in no example is this '%s' decided by: %s",
     "tidak ada contoh yang membuat '%s' ini ditentukan oleh: %s"},
    {"no eligible innovation has a maturity of exactly %s; the nearest is %s",
     "tidak ada inovasi yang memenuhi syarat dengan kematangan tepat %s; yang terdekat %s"},
    {"no example answers \"%s\" with \"%s\"",
     "tidak ada contoh yang menjawab \"%s\" dengan \"%s\""},
    {"no example answers \"%s\" with level %u",
     "tidak ada contoh yang menjawab \"%s\" dengan level %u"},
    {"no example has an innovation that \"%s\" turns away",
     "tidak ada contoh dengan inovasi yang ditolak oleh \"%s\""},
    {"no example has the predicate \"%s\"", "tidak ada contoh dengan predikat \"%s\""},
    {"no example has the script of \"%s\" score an answer",
     "tidak ada contoh yang memakai skrip \"%s\" untuk memberi skor pada jawaban"},
    {"no example of \"%s\" by basis \"%s\" has a value of %s, for level %u",
     "tidak ada contoh \"%s\" menurut basis \"%s\" yang bernilai %s, untuk level %u"},
    {"no example of \"%s\" has a value of %s, for level %u",
     "tidak ada contoh \"%s\" yang bernilai %s, untuk level %u"},
    {"no field of an innovation lists \"%s\"; did you mean \"%s\"?",
     "tidak ada bidang inovasi yang mencantumkan \"%s\"; maksud Anda \"%s\"?"},
    {"no field of an innovation lists \"%s\"; write one of the areas that the rules list, or none",
     "tidak ada bidang inovasi yang mencantumkan \"%s\"; tulis salah satu urusan dalam aturan, "
     "atau kosongkan"},
    {"no innovation can be made up that is eligible and is this; give one in the data",
     "tidak dapat dibuat inovasi seperti ini yang memenuhi syarat; tulis inovasinya dalam data"},
    {"no innovation has a maturity of exactly %.*s; points have %d decimals",
     "tidak ada inovasi dengan kematangan tepat %.*s; skor memiliki %d desimal"},
    {"no step is called \"%s\"; an action or an indicator has a price",
     "tidak ada langkah bernama \"%s\"; yang berharga ialah tindakan atau indikator"},
    {"no step is called \"%s\"; did you mean \"%s\"?",
     "tidak ada langkah bernama \"%s\"; maksud Anda \"%s\"?"},
    {"not given", "tidak diisi"},
    {"nothing here is called \"%s\"; an indicator, an innovation, INNOVATION.indicator or an "
     "action can be locked",
     "tidak ada yang bernama \"%s\"; yang dapat dikunci ialah indikator, inovasi, "
     "INOVASI.indikator, atau tindakan"},
    {"nothing here is called \"%s\"; did you mean \"%s\"?",
     "tidak ada yang bernama \"%s\"; maksud Anda \"%s\"?"},
    {"region \"%s\": indicator \"%s\" cannot be scored: %s",
     "daerah \"%s\": indikator \"%s\" tidak dapat diberi skor: %s"},
    {"the index comes out as %s, which no predicate of the rules holds; close the gap in the rule "
     "file",
     "indeks ternyata %s, yang tidak termasuk predikat mana pun dalam aturan; tutup celah itu "
     "dalam berkas aturan"},
    {"the price of \"%s\" is %u; it must be a whole number from 1 to %u",
     "harga \"%s\" ialah %u; harus bilangan bulat dari 1 sampai %u"},
    {"the region has no innovation \"%s\"; did you mean \"%s\"?",
     "daerah ini tidak memiliki inovasi \"%s\"; maksud Anda \"%s\"?"},
    {"the region has no innovation \"%s\"; use the id of one that it has",
     "daerah ini tidak memiliki inovasi \"%s\"; pakai id inovasi yang ada"},
    {"the value lies in no band of the annex and earns nothing",
     "nilai ini tidak termasuk rentang mana pun dalam lampiran dan tidak mendapat poin"},
    {"there is no predicate \"%s\"; did you mean \"%s\"?",
     "tidak ada predikat \"%s\"; maksud Anda \"%s\"?"},
    {"this is no addition; write N@MATURITY, with 1 to %d for N, or N@MATURITY:AREA, such as "
     "3@80:Kesehatan",
     "ini bukan penambahan; tulis N@KEMATANGAN, dengan N dari 1 sampai %d, atau "
     "N@KEMATANGAN:URUSAN, misalnya 3@80:Kesehatan"},
    {"this sets nothing; write INNOVATION.indicator=VALUE, or indicator=VALUE for the region's own "
     "answers",
     "ini tidak mengubah apa pun; tulis INOVASI.indikator=NILAI, atau indikator=NILAI untuk "
     "jawaban daerah sendiri"},
    {"under these rules regions report no innovations; nothing can be added",
     "menurut aturan ini daerah tidak melaporkan inovasi; tidak ada yang dapat ditambah"},
};

const struct messages messages_of_score = {items, sizeof items / sizeof *items};
