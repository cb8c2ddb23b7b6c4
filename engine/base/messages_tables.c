/* What is said of tables, and in the forms to fill in. */
#include "base/messages.h"

static const struct message items[] = {
    {"'%s' can be read as %.*s and %s thousandths, or as %.*s%s; write %s0 or %.*s%s",
     "'%s' dapat dibaca %.*s lebih %s per seribu, atau %.*s%s; tulis %s0 atau %.*s%s"},
    {"'%s' has signs between its thousands; write it without them: %s",
     "'%s' memakai tanda pemisah ribuan; tulis tanpa tanda itu: %s"},
    {"'%s' is neither a level from 0 to %u nor the text of one",
     "'%s' bukan level dari 0 sampai %u dan bukan pula teks salah satunya"},
    {"'%s' is no text of a level; did you mean '%s'?",
     "'%s' bukan teks salah satu level; maksud Anda '%s'?"},
    {"TRUE or FALSE stands where a number is expected",
     "di sini tertulis TRUE atau FALSE, padahal diperlukan angka"},
    {"TRUE or FALSE stands where a text is expected",
     "di sini tertulis TRUE atau FALSE, padahal diperlukan teks"},
    {"a column of verification takes TRUE or FALSE", "kolom verifikasi diisi TRUE atau FALSE"},
    {"a number or TRUE or FALSE stands where a date is expected; format the cell as a date, or "
     "write 2024-02-01",
     "di sini tertulis angka atau TRUE atau FALSE, padahal diperlukan tanggal; beri sel ini format "
     "tanggal, atau tulis 2024-02-01"},
    {"a row that begins with '#' is a note in a table, so that no region's id can; change it",
     "baris yang diawali '#' adalah catatan dalam tabel, jadi id daerah tidak boleh demikian; ubah "
     "id-nya"},
    {"an empty text cannot stand in a table, where it is no answer at all; leave it out",
     "teks kosong tidak dapat dimuat tabel, karena di sana sama dengan tidak diisi; hapus saja"},
    {"choose a text, or write its level:", "pilih teksnya, atau tulis levelnya:"},
    {"evidence: %s", "data dukung: %s"},
    {"in a table each text of \"evidence\" is a line of one cell, so that none can be empty or "
     "have several lines",
     "dalam tabel setiap teks \"evidence\" menjadi satu baris dalam satu sel, jadi tidak boleh "
     "kosong atau lebih dari satu baris"},
    {"innovation id", "id inovasi"},
    {"mandatory", "wajib"},
    {"must be there", "harus diisi"},
    {"region id", "id daerah"},
    {"the basis of the value is missing; the column %s.basis takes one of %s",
     "basis nilainya tidak ada; isi kolom %s.basis dengan salah satu dari %s"},
    {"the cell holds the error %s; correct its formula, or leave it empty",
     "sel ini berisi galat %s; perbaiki rumusnya, atau kosongkan"},
    {"the cell is formatted as a date and holds none from 1 March 1900 on, or a time of day beside "
     "it; write the day alone: 2024-02-01",
     "sel ini berformat tanggal tetapi isinya bukan tanggal sejak 1 Maret 1900, atau disertai jam; "
     "tulis harinya saja: 2024-02-01"},
    {"the cell is formatted as a percentage: it holds %.15g and shows %.15g %%; format it as a "
     "number and write what is meant",
     "sel ini berformat persen: isinya %.15g dan yang tampak %.15g %%; jadikan format angka, lalu "
     "tulis yang dimaksud"},
    {"the cell is merged with %s; split it, and give each cell a value of its own",
     "sel ini digabung dengan %s; pisahkan, dan isi setiap sel dengan nilainya sendiri"},
    {"the column '%s' is there twice; leave one of them", "kolom '%s' ada dua kali; sisakan satu"},
    {"the column of this cell has no name; write one into the head, or empty the cell",
     "kolom sel ini tidak bernama; tulis namanya pada kepala tabel, atau kosongkan selnya"},
    {"the date %s stands where a number is expected; format the cell as a number and write it anew",
     "di sini ada tanggal %s, padahal diperlukan angka; beri sel ini format angka dan tulis lagi "
     "isinya"},
    {"the date %s stands where a text is expected; format the cell as text and write it anew",
     "di sini ada tanggal %s, padahal diperlukan teks; beri sel ini format teks dan tulis lagi "
     "isinya"},
    {"the figure of the last year, from which the value follows",
     "angka tahun terakhir, yang menjadi dasar nilainya"},
    {"the figure of the year before, from which the value follows",
     "angka tahun sebelumnya, yang menjadi dasar nilainya"},
    {"the file has no value for the formula of this cell; open it in a spreadsheet program and "
     "save it again",
     "berkas ini tidak memuat hasil rumus sel ini; buka dengan program lembar kerja dan simpan "
     "lagi"},
    {"the id is kept as the number %g, which may have lost zeros; format the cell as text and "
     "write the id anew",
     "id ini tersimpan sebagai angka %g, sehingga nolnya mungkin hilang; beri sel ini format teks "
     "dan tulis lagi id-nya"},
    {"the id of the region that the innovation is of", "id daerah pemilik inovasi"},
    {"the innovation is of the region '%s', which no table of regions has",
     "inovasi ini milik daerah '%s', yang tidak ada dalam tabel daerah"},
    {"the number %.17g has more than 15 significant digits; round it in the table, such as by "
     "=ROUND(...)",
     "angka %.17g mempunyai lebih dari 15 digit bermakna; bulatkan dalam tabelnya, misalnya dengan "
     "=ROUND(...)"},
    {"the number %g is too large or too small; it must be below 10^15 and have at most 30 digits "
     "behind the point",
     "angka %g terlalu besar atau terlalu kecil; harus di bawah 10^15 dengan paling banyak 30 "
     "digit di belakang koma"},
    {"the region '%s' is there twice; each has a row of its own in one table",
     "daerah '%s' ada dua kali; setiap daerah menempati satu baris saja"},
    {"the region is there twice, and a table tells regions by their ids; leave one of them",
     "daerah ini ada dua kali, padahal tabel membedakan daerah menurut id; sisakan satu"},
    {"the region of this innovation cannot be told; write its id as text",
     "daerah pemilik inovasi ini tidak dapat dikenali; tulis id-nya sebagai teks"},
    {"the rules do not name this field, and its name cannot head a column of a table; rename it",
     "bidang ini tidak disebut dalam aturan, dan namanya tidak dapat menjadi kepala kolom tabel; "
     "ganti namanya"},
    {"the rules do not name this field, and of those a table holds only texts; remove it, or make "
     "it a text",
     "bidang ini tidak disebut dalam aturan, dan dari bidang semacam itu tabel hanya memuat teks; "
     "hapus, atau jadikan teks"},
    {"the text holds a control character, which a table cannot; remove it",
     "teks ini memuat karakter kendali, yang tidak dapat dimuat tabel; hapus karakternya"},
    {"the text is longer than the 32,767 characters that a cell holds; shorten it",
     "teks ini lebih panjang dari 32.767 karakter, yang paling banyak dimuat satu sel; singkatkan"},
    {"there is no table of innovations, which has the columns \"region\" and \"id\"; give it too, "
     "if without any row",
     "tidak ada tabel inovasi, yang mempunyai kolom \"region\" dan \"id\"; sertakan juga, walaupun "
     "tanpa baris"},
    {"unknown column '%s'; behind the point of an answer's column may stand level, value, basis, "
     "previous, current, evidence or verified",
     "kolom '%s' tidak dikenal; di belakang titik pada kolom jawaban boleh tertulis level, value, "
     "basis, previous, current, evidence, atau verified"},
    {"unknown column '%s'; did you mean '%s'?", "kolom '%s' tidak dikenal; maksud Anda '%s'?"},
    {"what proves the answer, one document a line", "bukti jawaban, satu dokumen per baris"},
    {"what the value is measured by:", "dasar pengukuran nilainya:"},
    {"whether the answer is verified: TRUE or FALSE",
     "apakah jawaban sudah diverifikasi: TRUE atau FALSE"},
    {"with a basis beside it: the value measured by that basis",
     "bila basis di sebelahnya diisi: nilai menurut basis itu"},
    {"write one of the codes:", "tulis salah satu kode:"},
    {"write the measured value", "tulis nilai hasil pengukuran"},
};

const struct messages messages_of_tables = {items, sizeof items / sizeof *items};
