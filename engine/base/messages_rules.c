/* What is said of a rule set as a whole, and how its formulas and ranges are read. */
#include "base/messages.h"

static const struct message items[] = {
    {" and ", " dan "},
    {" or ", " atau "},
    {"\"%s\" is no indicator; only indicators have a level, the others a total",
     "\"%s\" bukan indikator; hanya indikator yang mempunyai level, yang lain mempunyai total"},
    {"\"%s\" is not among the texts of field \"%s\"%s",
     "\"%s\" tidak termasuk teks bidang \"%s\"%s"},
    {"\"%s\" is used twice; line %zu has it already as the id of %s",
     "\"%s\" dipakai dua kali; baris %zu sudah memakainya sebagai id %s"},
    {"%s \"%s\" has the title of \"%s\" in line %zu; tell them apart",
     "judul %s \"%s\" sama dengan judul \"%s\" di baris %zu; bedakan keduanya"},
    {"%s \"%s\" is renamed_from \"%s\", but line %zu has that id still; leave renamed_from out, or "
     "give the other a new id",
     "%s \"%s\" mempunyai renamed_from \"%s\", tetapi baris %zu masih memakai id itu; hapus "
     "renamed_from, atau beri yang lain itu id baru"},
    {"%s \"%s\" is renamed_from \"%s\", but so is \"%s\" in line %zu; only one can be what that "
     "was",
     "%s \"%s\" mempunyai renamed_from \"%s\", tetapi \"%s\" di baris %zu juga; hanya satu yang "
     "dapat menggantikannya"},
    {"%s \"%s\" is renamed_from \"%s\", but so is another; only one can be what that was",
     "%s \"%s\" mempunyai renamed_from \"%s\", tetapi yang lain juga; hanya satu yang dapat "
     "menggantikannya"},
    {"%s \"%s\" is renamed_from \"%s\", but the old file has nothing of that name; give the id "
     "that it had there",
     "%s \"%s\" mempunyai renamed_from \"%s\", tetapi berkas lama tidak mempunyai nama itu; "
     "berikan id yang dahulu dipakai di sana"},
    {"%s \"%s\" is renamed_from its own id; leave renamed_from out",
     "%s \"%s\" mempunyai renamed_from yang sama dengan id-nya sendiri; hapus renamed_from"},
    {"%s and less", "%s atau kurang"},
    {"%s and more", "%s atau lebih"},
    {"%s and more, but below %s", "%s atau lebih, tetapi di bawah %s"},
    {"%s comes out as %s, but the file states %s; check the weights and the formula against the "
     "annex",
     "%s ternyata %s, tetapi berkas menyatakan %s; cocokkan bobot dan rumusnya dengan lampiran"},
    {"%s is given", "%s diisi"},
    {"%s is not given", "%s tidak diisi"},
    {"%s one of (%s)", "%s salah satu dari (%s)"},
    {"%s to %s", "%s sampai %s"},
    {"%s with %s", "%s dengan %s"},
    {"%s%slevel %u: %s", "%s%slevel %u: %s"},
    {"%s: a value of %s lies in the bands of levels %u and %u; level %d wins, but the rule set "
     "does not say so; add overlap = highest, or lowest, to it",
     "%s: nilai %s termasuk rentang level %u dan level %u; yang berlaku level %d, tetapi aturannya "
     "tidak menyatakannya; tambahkan overlap = highest, atau lowest"},
    {"%s: a value of %s lies in the bands of levels %u and %u; level %d wins, for overlap = %s",
     "%s: nilai %s termasuk rentang level %u dan level %u; yang berlaku level %d, karena overlap = "
     "%s"},
    {"%s: a value of %s lies in the bands of levels %u and %u; level %d wins, for overlap = %s; "
     "without the overlap, line %zu would say %s",
     "%s: nilai %s termasuk rentang level %u dan level %u; yang berlaku level %d, karena overlap = "
     "%s; tanpa tumpang tindih, isi baris %zu adalah %s"},
    {"%s: its bands end at level %u, but the indicator has %u; add the bands that are missing, in "
     "their order",
     "%s: rentangnya berakhir di level %u, sedangkan indikator mempunyai %u level; tambahkan "
     "rentang yang kurang secara berurutan"},
    {"%s: no band holds %s; such a value gets level 0 and a warning; add decimals = %d to these "
     "bands, or write %s in line %zu",
     "%s: tidak ada rentang yang memuat %s; nilai demikian mendapat level 0 dan peringatan; "
     "tambahkan decimals = %d pada bands ini, atau tulis %s di baris %zu"},
    {"%s: no band holds %s; such a value gets level 0 and a warning; if the annex means that, say "
     "so with [0] = %s, if not, write %s in line %zu",
     "%s: tidak ada rentang yang memuat %s; nilai demikian mendapat level 0 dan peringatan; bila "
     "lampiran memang demikian, nyatakan dengan [0] = %s, bila tidak, tulis %s di baris %zu"},
    {"%s: no band holds %s; such a value gets level 0 and a warning; to close the gap, write %s in "
     "line %zu",
     "%s: tidak ada rentang yang memuat %s; nilai demikian mendapat level 0 dan peringatan; untuk "
     "menutup celah ini, tulis %s di baris %zu"},
    {"%s: no value ever gets level %d from this band, for others hold all of it; check its edges "
     "against the annex",
     "%s: tidak ada nilai yang mendapat level %d dari rentang ini, karena rentang lain memuat "
     "semuanya; cocokkan batasnya dengan lampiran"},
    {"%s: no value ever gets level %d, for a count is never below 0; check this band's edges "
     "against the annex",
     "%s: tidak ada nilai yang mendapat level %d, karena cacahan tidak pernah di bawah 0; cocokkan "
     "batas rentang ini dengan lampiran"},
    {"'%.*s' is given a meaning that nothing reads; take the line out, or write its name where it "
     "was meant",
     "'%.*s' diberi arti yang tidak dibaca apa pun; hapus baris ini, atau tulis namanya di tempat "
     "yang dimaksud"},
    {"'%s' cannot stand here; something is missing before it, or it is one too many",
     "'%s' tidak boleh ada di sini; ada yang kurang di depannya, atau bagian ini berlebih"},
    {"'%s' is no number; write digits with at most one point, such as 5.23",
     "'%s' bukan angka; tulis digit dengan paling banyak satu titik, seperti 5.23"},
    {"':' means nothing here; write =", "':' tidak berarti apa-apa di sini; tulis ="},
    {"'[' begins a key such as [0] or [\"Sangat Baik\"]; lists stand in { }",
     "'[' mengawali kunci seperti [0] atau [\"Sangat Baik\"]; daftar ditulis dalam { }"},
    {"'distinct' counts the values of a field of type one_of { … }",
     "'distinct' menghitung nilai bidang bertipe one_of { … }"},
    {"'first_given' chooses among fields, words and numbers",
     "'first_given' memilih di antara bidang, jumlah kata, dan angka"},
    {"'mandatory_at_least' is a condition on one innovation",
     "'mandatory_at_least' adalah syarat atas satu inovasi"},
    {"'predicates' lists no predicate; write each as predicate \"…\" (…, …)",
     "'predicates' tidak memuat predikat; tulis masing-masing sebagai predicate \"…\" (…, …)"},
    {"'words' counts the words of a field of type text",
     "'words' menghitung kata dalam bidang bertipe text"},
    {"'x' does not multiply; write *", "'x' tidak mengalikan; tulis *"},
    {"; declare it with field \"…\" { … }", "; nyatakan dengan field \"…\" { … }"},
    {"; did you mean '%s'?", "; maksud Anda '%s'?"},
    {"; it is one of: %s", "; pilihannya: %s"},
    {"Index", "Indeks"},
    {"a comma is missing before '%s', or the bracket that closes the one of line %zu",
     "di depan '%s' kurang koma, atau kurang kurung yang menutup kurung di baris %zu"},
    {"a condition is needed here, such as at_least(…, 5)",
     "di sini diperlukan syarat, seperti at_least(…, 5)"},
    {"a condition is needed here, such as at_least(…, 5), not a number",
     "di sini diperlukan syarat, seperti at_least(…, 5), bukan angka"},
    {"a date", "tanggal"},
    {"a date and a number cannot be compared", "tanggal dan angka tidak dapat dibandingkan"},
    {"a field", "bidang"},
    {"a formula needs a number here whatever the data; make the field required = true, or write "
     "first_given(region.…, 0)",
     "rumus memerlukan angka di sini apa pun datanya; jadikan bidang itu required = true, atau "
     "tulis first_given(region.…, 0)"},
    {"a group", "kelompok"},
    {"a must", "syarat"},
    {"a note for people begins with --", "catatan untuk pembaca diawali dengan --"},
    {"a number is needed here, not a condition or a text",
     "di sini diperlukan angka, bukan syarat atau teks"},
    {"a number is needed here, not a condition; write when(condition, number, otherwise)",
     "di sini diperlukan angka, bukan syarat; tulis when(syarat, angka, selainnya)"},
    {"a number is needed here; a text is compared with one_of or equals, a date with another date",
     "di sini diperlukan angka; teks dibandingkan dengan one_of atau equals, tanggal dengan "
     "tanggal lain"},
    {"a predicate", "predikat"},
    {"a score of indicator \"%s\" has more than 9 decimals",
     "skor indikator \"%s\" mempunyai lebih dari 9 desimal"},
    {"a score of indicator \"%s\" is too large", "skor indikator \"%s\" terlalu besar"},
    {"a value", "nilai"},
    {"a value of the formula is not known here; only the fields and answers are",
     "nilai rumus tidak dikenal di sini; yang dikenal hanya bidang dan jawaban"},
    {"a variable", "variabel"},
    {"a whole number", "bilangan bulat"},
    {"above %s", "di atas %s"},
    {"above %s and below %s", "di atas %s dan di bawah %s"},
    {"above %s up to %s", "di atas %s sampai %s"},
    {"an aspect", "aspek"},
    {"an index from %s to %s has two predicates, \"%s\" and \"%s\"; let each begin where the other "
     "ends",
     "indeks dari %s sampai %s mempunyai dua predikat, \"%s\" dan \"%s\"; mulailah yang satu di "
     "tempat yang lain berakhir"},
    {"an indicator", "indikator"},
    {"an innovation", "inovasi"},
    {"announced", "diumumkan"},
    {"any value", "nilai berapa pun"},
    {"aspect", "aspek"},
    {"aspect \"%s\" stands there twice", "aspek \"%s\" tercantum dua kali"},
    {"aspect \"%s\" states no sum that its weights could be checked against; add weights = … or "
     "maximum = … as the annex has them",
     "aspek \"%s\" tidak menyatakan jumlah untuk mencocokkan bobotnya; tambahkan weights = … atau "
     "maximum = … menurut lampiran"},
    {"assumed: %s", "asumsi: %s"},
    {"basis \"%s\" of indicator \"%s\"", "basis \"%s\" dari indikator \"%s\""},
    {"below %s", "di bawah %s"},
    {"by a choice", "dengan pilihan"},
    {"by a script", "dengan skrip"},
    {"by a value in bands", "dengan nilai dalam rentang"},
    {"by a value of one of several bases", "dengan nilai menurut salah satu dasar"},
    {"by codes", "dengan kode"},
    {"code \"%s\" has level %u, but the text of level %d names it; write %s = %d, or correct the "
     "text",
     "kode \"%s\" mempunyai level %u, tetapi disebut dalam teks level %d; tulis %s = %d, atau "
     "perbaiki teksnya"},
    {"decrease", "penurunan"},
    {"eligibility is stated in two aspects; state it in one, for an innovation is eligible or not "
     "as a whole",
     "syarat kelayakan dinyatakan di dua aspek; nyatakan di satu aspek saja, karena inovasi "
     "memenuhi syarat atau tidak secara utuh"},
    {"eligibility: %s", "kelayakan: %s"},
    {"eligible innovations", "inovasi yang memenuhi syarat"},
    {"every mandatory indicator at level %s or above",
     "setiap indikator wajib paling sedikit level %s"},
    {"field \"%s\" is read by no condition and no group; it is taken from the data and left at "
     "that",
     "bidang \"%s\" tidak dibaca oleh syarat atau kelompok mana pun; bidang itu hanya diambil dari "
     "data"},
    {"growth in percent", "pertumbuhan dalam persen"},
    {"if %s then %s, otherwise %s", "bila %s maka %s, selain itu %s"},
    {"in force", "berlaku"},
    {"in this text a \\ stands before what it gives no meaning; write \\\\ for the sign "
     "itself",
     "dalam teks ini \\ berada di depan sesuatu yang tidak diberinya arti; tulis \\\\ untuk tanda "
     "itu sendiri"},
    {"increase", "kenaikan"},
    {"indicator", "indikator"},
    {"indicator \"%s\"", "indikator \"%s\""},
    {"indicator \"%s\" earns points that no formula reads; add total \"…\" of it, or of what it "
     "stands in",
     "indikator \"%s\" menghasilkan poin yang tidak dibaca rumus mana pun; tambahkan total \"…\" "
     "dari indikator itu, atau dari bagian yang memuatnya"},
    {"indicator \"%s\" has no weight, so the weights of \"%s\" have no sum",
     "indikator \"%s\" tidak mempunyai bobot, sehingga bobot \"%s\" tidak dapat dijumlahkan"},
    {"indicator \"%s\" has one text for levels %u and %u; write what tells them apart",
     "indikator \"%s\" mempunyai teks yang sama untuk level %u dan %u; tulis yang membedakannya"},
    {"indicator \"%s\" has the number of \"%s\" in line %zu, %s; number it as the annex does",
     "nomor indikator \"%s\" sama dengan nomor \"%s\" di baris %zu, yaitu %s; beri nomor menurut "
     "lampiran"},
    {"indicator \"%s\" is worked out as a difference, but its unit is \"%s\"; write the unit of "
     "the figures, such as \"poin persen\", or from = growth",
     "indikator \"%s\" dihitung sebagai selisih, tetapi satuannya \"%s\"; tulis satuan angkanya, "
     "seperti \"poin persen\", atau from = growth"},
    {"indicator \"%s\" is worked out with from = growth, which gives percent, but its unit is "
     "\"%s\"; write unit = \"%%\", or from = increase or decrease",
     "indikator \"%s\" dihitung dengan from = growth, yang menghasilkan persen, tetapi satuannya "
     "\"%s\"; tulis unit = \"%%\", atau from = increase atau decrease"},
    {"indicator \"%s\" stands in no variable and no aspect; put it into one",
     "indikator \"%s\" tidak berada di variabel atau aspek mana pun; tempatkan di salah satunya"},
    {"indicator \"%s\" stands in two places; an indicator belongs to one",
     "indikator \"%s\" berada di dua tempat; satu indikator hanya di satu tempat"},
    {"indicator \"%s\": no code has level %u; check the codes against the annex",
     "indikator \"%s\": tidak ada kode dengan level %u; cocokkan kodenya dengan lampiran"},
    {"indicators that name no evidence that is asked for: %zu (%s); add evidence = \"…\" where the "
     "annex has it",
     "indikator yang tidak menyebut bukti yang diminta: %zu (%s); tambahkan evidence = \"…\" bila "
     "lampiran memuatnya"},
    {"innovations are added up or compared by a number: a total, a level, or a field that is a "
     "number",
     "inovasi dijumlahkan atau dibandingkan menurut angka: total, level, atau bidang berupa angka"},
    {"innovations are counted in values and in the index, not inside a condition on one of them",
     "inovasi dihitung dalam nilai dan indeks, bukan di dalam syarat atas salah satunya"},
    {"largest %s of the %s", "%s terbesar dari %s"},
    {"level of %s", "level %s"},
    {"mean of %s of the %s", "rata-rata %s dari %s"},
    {"no", "tidak"},
    {"no aspect, variable or indicator is called \"%s\"%s",
     "tidak ada aspek, variabel, atau indikator bernama \"%s\"%s"},
    {"no field \"%s\" of %s is declared%s", "bidang \"%s\" milik %s tidak dinyatakan%s"},
    {"no predicate holds an index from %s to %s, which is the highest there can be; raise the "
     "upper edge of \"%s\", or check the formula",
     "tidak ada predikat untuk indeks dari %s sampai %s, yaitu indeks tertinggi yang mungkin; "
     "naikkan batas atas \"%s\", atau periksa rumusnya"},
    {"no predicate holds an index from %s to %s; close the gap below \"%s\"",
     "tidak ada predikat untuk indeks dari %s sampai %s; tutup celah di bawah \"%s\""},
    {"no region ever gets predicate \"%s\", for the index goes from %s to %s; check its edges and "
     "the formula against the annex",
     "tidak ada daerah yang mendapat predikat \"%s\", karena indeks hanya dari %s sampai %s; "
     "cocokkan batas predikat dan rumusnya dengan lampiran"},
    {"not (%s)", "bukan (%s)"},
    {"nothing is calculated inside a condition; compare fields, levels, totals and words with "
     "numbers",
     "tidak ada perhitungan di dalam syarat; bandingkan bidang, level, total, dan jumlah kata "
     "dengan angka"},
    {"number of %s", "jumlah %s"},
    {"number of distinct %s among %s", "jumlah %s berbeda di antara %s"},
    {"number of distinct %s, of %zu listed, among %s",
     "jumlah %s berbeda, dari %zu yang disebut, di antara %s"},
    {"number of words of %s", "jumlah kata %s"},
    {"of %zu parts, %zu are official, %zu secondary and %zu assumed",
     "dari %zu bagian, %zu resmi, %zu sekunder, dan %zu asumsi"},
    {"official: %s", "resmi: %s"},
    {"one text of a list", "satu teks dari daftar"},
    {"past", "lampau"},
    {"predicate \"%s\" goes beyond the index, which goes from %s to %s; check its edges and the "
     "formula against the annex",
     "predikat \"%s\" melampaui indeks, yang hanya dari %s sampai %s; cocokkan batas predikat dan "
     "rumusnya dengan lampiran"},
    {"predicate \"%s\" has an edge with more than the index's %d decimals; shorten it, or raise "
     "'decimals'",
     "predikat \"%s\" mempunyai batas dengan desimal lebih banyak daripada indeks (%d desimal); "
     "persingkat, atau naikkan 'decimals'"},
    {"predicate \"%s\" holds nothing: its lower edge is above its upper one; exchange them",
     "predikat \"%s\" tidak memuat apa pun: batas bawahnya di atas batas atasnya; tukar keduanya"},
    {"reported innovations", "inovasi yang dilaporkan"},
    {"score of %s", "skor %s"},
    {"secondary: %s", "sekunder: %s"},
    {"smallest %s of the %s", "%s terkecil dari %s"},
    {"sum of %s of the %s", "jumlah %s dari %s"},
    {"texts are compared with fields of type one_of { … }",
     "teks dibandingkan dengan bidang bertipe one_of { … }"},
    {"the file ends before this bracket is closed; add the '%c'",
     "berkas berakhir sebelum kurung ini ditutup; tambahkan '%c'"},
    {"the file ends before this is finished; write what belongs behind it",
     "berkas berakhir sebelum bagian ini selesai; tulis lanjutannya"},
    {"the file is called %s.lua, but its rule set \"%s\", which is looked for in %s.lua; rename "
     "one of them",
     "berkas ini bernama %s.lua, tetapi aturannya \"%s\", yang dicari di %s.lua; ubah salah satu "
     "namanya"},
    {"the first given of (%s)", "yang pertama diisi dari (%s)"},
    {"the formulas have more than %d terms in all; give parts that come again a name with value "
     "\"…\"",
     "seluruh rumus mempunyai lebih dari %d suku; beri nama pada bagian yang berulang dengan value "
     "\"…\""},
    {"the highest level", "level tertinggi"},
    {"the index can become as large or small as one likes, so no predicates can cover it; bound "
     "what it is made of with min(…, …) and max(…, …)",
     "indeks dapat menjadi sebesar atau sekecil apa pun, sehingga tidak dapat dicakup predikat; "
     "batasi unsur-unsurnya dengan min(…, …) dan max(…, …)"},
    {"the index can become too large", "indeks dapat menjadi terlalu besar"},
    {"the larger of (%s)", "yang terbesar dari (%s)"},
    {"the largest of (%s)", "yang terbesar dari (%s)"},
    {"the lowest level", "level terendah"},
    {"the maximum of aspect \"%s\" comes out as %s, but the file states %s; check its weights and "
     "levels against the annex",
     "nilai maksimum aspek \"%s\" ternyata %s, tetapi berkas menyatakan %s; cocokkan bobot dan "
     "levelnya dengan lampiran"},
    {"the maximum of value \"%s\"", "maksimum nilai \"%s\""},
    {"the maximum that the values add up to", "maksimum jumlah semua nilai"},
    {"the reason of must \"%s\" does not name %s, which its condition asks for; write the same "
     "figures in both",
     "alasan must \"%s\" tidak menyebut %s, yang diminta oleh syaratnya; tulis angka yang sama "
     "pada keduanya"},
    {"the reason of must \"%s\" speaks of {%s}, but no field of an innovation is called so; did "
     "you mean {%s}?",
     "alasan must \"%s\" menyebut {%s}, tetapi tidak ada bidang inovasi bernama demikian; maksud "
     "Anda {%s}?"},
    {"the reason of must \"%s\" speaks of {%s}, but no field of an innovation is called so; write "
     "one that is, {value} or {mandatory}",
     "alasan must \"%s\" menyebut {%s}, tetapi tidak ada bidang inovasi bernama demikian; tulis "
     "bidang yang ada, {value} atau {mandatory}"},
    {"the region", "daerah"},
    {"the rule set has no aspect; add aspect \"…\" { … }",
     "aturan ini tidak mempunyai aspek; tambahkan aspect \"…\" { … }"},
    {"the rule set is called \"%s\", but its year is %d; write the same year in both",
     "aturan ini bernama \"%s\", tetapi tahunnya %d; tulis tahun yang sama pada keduanya"},
    {"the rule set states no source, so all of it that has none of its own counts as assumed; add "
     "source = official \"…\", secondary \"…\" or assumed \"…\"",
     "aturan ini tidak menyatakan sumber, sehingga semua bagian tanpa sumber sendiri dihitung "
     "sebagai asumsi; tambahkan source = official \"…\", secondary \"…\" atau assumed \"…\""},
    {"the scores of aspect \"%s\" are too large to add up exactly over %u innovations",
     "skor aspek \"%s\" terlalu besar untuk dijumlahkan secara tepat atas %u inovasi"},
    {"the share of value \"%s\" comes out as %s percent of the maximum, but the file states %s; "
     "check the maxima against the annex",
     "porsi nilai \"%s\" ternyata %s persen dari maksimum, tetapi berkas menyatakan %s; cocokkan "
     "maksimum tiap nilai dengan lampiran"},
    {"the smaller of (%s)", "yang terkecil dari (%s)"},
    {"the smallest of (%s)", "yang terkecil dari (%s)"},
    {"the text that begins here ends right before '%s'; a quote is missing on this line, or one "
     "too many",
     "teks yang dimulai di sini berakhir tepat di depan '%s'; di baris ini kurang tanda kutip, "
     "atau lebih satu"},
    {"the title is \"%s\", but the year is %d; write the same year in both",
     "judulnya \"%s\", tetapi tahunnya %d; tulis tahun yang sama pada keduanya"},
    {"the values have no maximum together, but the file states one; bound each with min(…, …)",
     "jumlah semua nilai tidak mempunyai maksimum, tetapi berkas menyatakannya; batasi "
     "masing-masing dengan min(…, …)"},
    {"the weight of indicator \"%s\" is too large", "bobot indikator \"%s\" terlalu besar"},
    {"the weights of \"%s\" are too large or too fine to add up",
     "bobot \"%s\" terlalu besar atau terlalu halus untuk dijumlahkan"},
    {"the weights of %s \"%s\" add up to %s, but the file states %s; check each weight against the "
     "annex",
     "jumlah bobot %s \"%s\" ternyata %s, tetapi berkas menyatakan %s; cocokkan setiap bobot "
     "dengan lampiran"},
    {"there is no value \"%s\"%s", "tidak ada nilai \"%s\"%s"},
    {"these rules have no innovations to go over; add an aspect with of = innovation, or a field "
     "of innovation",
     "aturan ini tidak mempunyai inovasi; tambahkan aspek dengan of = innovation, atau bidang "
     "milik innovation"},
    {"this bracket closes the one of line %zu, which is indented otherwise; between the two lines "
     "a bracket is missing, or one too many",
     "kurung ini menutup kurung di baris %zu, yang menjorok lain; di antara kedua baris itu ada "
     "kurung yang kurang atau berlebih"},
    {"this can come to a number of more than %d bits; multiply and divide less",
     "hasilnya dapat menjadi angka lebih dari %d bit; kurangi perkalian dan pembagian"},
    {"this condition always holds, whatever the data; check its numbers against the annex, or take "
     "it out",
     "syarat ini selalu terpenuhi, apa pun datanya; cocokkan angkanya dengan lampiran, atau hapus"},
    {"this condition never holds, whatever the data; check its numbers against the annex",
     "syarat ini tidak pernah terpenuhi, apa pun datanya; cocokkan angkanya dengan lampiran"},
    {"this divides by a value that can be zero; divide by max(…, 1), or by what is never zero",
     "pembagi di sini dapat bernilai nol; bagilah dengan max(…, 1), atau dengan sesuatu yang tidak "
     "pernah nol"},
    {"this field is of each innovation; say over which: count(where(innovations, …)) or "
     "sum(innovations, …)",
     "bidang ini milik setiap inovasi; nyatakan atas inovasi mana: count(where(innovations, …)) "
     "atau sum(innovations, …)"},
    {"this level is of each innovation; say over which: mean(innovations, level \"…\")",
     "level ini milik setiap inovasi; nyatakan atas inovasi mana: mean(innovations, level \"…\")"},
    {"this speaks of innovations, but stands where only the region's own answers are known",
     "bagian ini mengenai inovasi, tetapi berada di tempat yang hanya mengenal jawaban daerah"},
    {"this speaks of the region's answers, but stands where only one innovation is known",
     "bagian ini mengenai jawaban daerah, tetapi berada di tempat yang hanya mengenal satu "
     "inovasi"},
    {"this text has no closing quote; end it on the same line with the mark it begins with",
     "teks ini tidak mempunyai tanda kutip penutup; akhiri di baris yang sama dengan tanda kutip "
     "pembukanya"},
    {"value \"%s\" has no maximum, but the file states one; bound it with min(…, …)",
     "nilai \"%s\" tidak mempunyai maksimum, tetapi berkas menyatakannya; batasi dengan min(…, …)"},
    {"value \"%s\" is read neither by the index nor by a value that is; it changes nothing",
     "nilai \"%s\" tidak dibaca oleh indeks maupun oleh nilai lain yang terpakai; nilai itu tidak "
     "mengubah apa pun"},
    {"value.%s is used before it is stated; put value \"%s\" above",
     "value.%s dipakai sebelum dinyatakan; letakkan value \"%s\" di atasnya"},
    {"variable", "variabel"},
    {"variable \"%s\" stands in no aspect; put it into one",
     "variabel \"%s\" tidak berada di aspek mana pun; tempatkan di salah satunya"},
    {"variable \"%s\" stands in two places; a variable belongs to one aspect",
     "variabel \"%s\" berada di dua tempat; satu variabel hanya di satu aspek"},
    {"what begins here with [[ is not closed; end it with ]]",
     "bagian yang diawali [[ di sini tidak ditutup; akhiri dengan ]]"},
    {"whether indicator \"%s\" applies is not known here, so the weights of \"%s\" have no sum; "
     "make the fields that its condition reads required = true",
     "berlaku tidaknya indikator \"%s\" tidak diketahui di sini, sehingga jumlah bobot \"%s\" "
     "tidak ada; beri required = true pada bidang yang dibaca syaratnya"},
    {"yes", "ya"},
};

const struct messages messages_of_rules = {items, sizeof items / sizeof *items};
