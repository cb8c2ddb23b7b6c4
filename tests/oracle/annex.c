/* annex.c - annexes I and II of letter 400.10.11/1887/BSKDN of 29 April 2026, as transcribed by
 * the applications SIMONDA (Kabupaten Rote Ndao) and INOVA-HUB (Kabupaten Sumbawa); the wording
 * of rows 16 to 35 also by a catalogue of these indicators. Bands stand as printed, overlaps and
 * gaps included. What these transcriptions leave open is marked "assumed". */
#include "oracle.h"

#define UP_TO(level, high)                                                                         \
    {                                                                                              \
        level, false, true, 0, high                                                                \
    }
#define FROM_TO(level, low, high)                                                                  \
    {                                                                                              \
        level, true, true, low, high                                                               \
    }
#define FROM(level, low)                                                                           \
    {                                                                                              \
        level, true, false, low, 0                                                                 \
    }
#define BANDS(...)                                                                                 \
    (const struct band[])                                                                          \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            0, false, false, 0, 0                                                                  \
        }                                                                                          \
    }
#define CODES(...)                                                                                 \
    (const struct code[])                                                                          \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            NULL, 0                                                                                \
        }                                                                                          \
    }

/* Row 33: one of six bases. */
static const struct basis kemanfaatan[] = {
    /* people: 1-200 / 201-500 / 501 or more */
    {"a", true, BANDS(FROM_TO(1, 100, 20000), FROM_TO(2, 20100, 50000), FROM(3, 50100))},
    /* target units: 5,00%-20,00% / 20,01%-50,00% / above 50,00% */
    {"b", false, BANDS(FROM_TO(1, 500, 2000), FROM_TO(2, 2001, 5000), FROM(3, 5001))},
    /* spending saved: 0,01%-10,00% / 10,01%-20,00% / 20,01%-30,00% */
    {"c", false, BANDS(FROM_TO(1, 1, 1000), FROM_TO(2, 1001, 2000), FROM_TO(3, 2001, 3000))},
    /* income added: 0,01%-9,99% / 10,00%-19,99% / 20% or more */
    {"d", false, BANDS(FROM_TO(1, 1, 999), FROM_TO(2, 1000, 1999), FROM(3, 2000))},
    /* products: 1-100 / 101-200 / more than 200 */
    {"e", true, BANDS(FROM_TO(1, 100, 10000), FROM_TO(2, 10100, 20000), FROM(3, 20100))},
    /* positive trend: 1 period / 2 periods / 3 periods; more than 3 as 3 (assumed) */
    {"f", true, BANDS(FROM_TO(1, 100, 100), FROM_TO(2, 200, 200), FROM(3, 300))},
};

/* Annex II, rows 1 to 15: the region. Weights add up to 21, points to 63. */
const struct row annex_region[REGION_ROWS] = {
    {"visi_misi", 100, true, .kind = CHOICES},
    {"apbd_tepat_waktu", 100, false, .kind = CHOICES},
    {"mandatory_spending", 100, false, .kind = CHOICES},
    /* 3: <= -50,32% / -50,33% s.d. 8,16% / >= 8,17%, growth from T-2 to T-1 */
    {"perizinan", 100, true, .kind = MEASURED, .derived = GROWTH,
     .bands = BANDS(UP_TO(1, -5032), FROM_TO(2, -5033, 816), FROM(3, 817))},
    /* 4: <= 2,04% / 2,05% s.d. 5,23% / >= 5,23%, growth */
    {"pendapatan_perkapita", 100, true, .kind = MEASURED, .derived = GROWTH,
     .bands = BANDS(UP_TO(1, 204), FROM_TO(2, 205, 523), FROM(3, 523))},
    /* 5a: <= 0,00 / 0,01 s.d. 0,36 / >= 0,36, percentage points less */
    {"tpt_progres", 75, true, .kind = MEASURED, .derived = DECREASE,
     .bands = BANDS(UP_TO(1, 0), FROM_TO(2, 1, 36), FROM(3, 36))},
    /* 5b: >= 5,91 / 2,34 s.d. 5,92 / <= 2,35 */
    {"tpt_besaran", 75, true, .kind = MEASURED,
     .bands = BANDS(FROM(1, 591), FROM_TO(2, 234, 592), UP_TO(3, 235))},
    /* 6: <= -47,42% / -47,43% s.d. 94,75% / >= 94,76%, growth */
    {"investasi", 150, true, .kind = MEASURED, .derived = GROWTH,
     .bands = BANDS(UP_TO(1, -4742), FROM_TO(2, -4743, 9475), FROM(3, 9476))},
    /* 7: <= -5,14% / -5,15% s.d. 33,84% / >= 33,85%, growth */
    {"pad", 150, true, .kind = MEASURED, .derived = GROWTH,
     .bands = BANDS(UP_TO(1, -514), FROM_TO(2, -515, 3384), FROM(3, 3385))},
    /* 8: TMP/Disclaimer or TW/Adverse / WDP/Qualified / WTP/Unqualified */
    {"opini_bpk", 150, true, .kind = CODES,
     .codes = CODES({"TMP", 1}, {"TW", 1}, {"WDP", 2}, {"WTP", 3})},
    /* 9: D or C / B / A; CC, BB and AA with the grade they double (assumed) */
    {"lakip", 100, true, .kind = CODES,
     .codes = CODES({"D", 1}, {"C", 1}, {"CC", 1}, {"B", 2}, {"BB", 2}, {"A", 3}, {"AA", 3})},
    /* 10a: <= 0,07 / 0,08 s.d. 1,15 / >= 1,16, percentage points less */
    {"kemiskinan_progres", 75, true, .kind = MEASURED, .derived = DECREASE,
     .bands = BANDS(UP_TO(1, 7), FROM_TO(2, 8, 115), FROM(3, 116))},
    /* 10b: >= 13,10 / 4,81 s.d. 13,11 / <= 4,82 */
    {"kemiskinan_besaran", 75, true, .kind = MEASURED,
     .bands = BANDS(FROM(1, 1310), FROM_TO(2, 481, 1311), UP_TO(3, 482))},
    /* 11a: <= 0,55 / 0,56 s.d. 0,90 / >= 0,90, points more */
    {"ipm_peningkatan", 75, true, .kind = MEASURED, .derived = INCREASE,
     .bands = BANDS(UP_TO(1, 55), FROM_TO(2, 56, 90), FROM(3, 90))},
    /* 11b: <= 69,99 / 70,00 s.d. 79,99 / >= 80,00 */
    {"ipm_capaian", 75, true, .kind = MEASURED,
     .bands = BANDS(UP_TO(1, 6999), FROM_TO(2, 7000, 7999), FROM(3, 8000))},
    {"penghargaan_inovator", 200, false, .kind = CHOICES},
    /* 13a: 1-3 / 4-7 / more than 7 recommendations */
    {"rekomendasi_kebijakan", 100, false, .kind = MEASURED, .whole = true,
     .bands = BANDS(FROM_TO(1, 100, 300), FROM_TO(2, 400, 700), FROM(3, 800))},
    /* 13b: Cukup or Kurang / Baik / Unggul or Sangat Baik */
    {"ikk", 100, false, .kind = CODES,
     .codes = CODES({"Kurang", 1}, {"Cukup", 1}, {"Baik", 2}, {"Sangat Baik", 3}, {"Unggul", 3})},
    {"ripj_pid", 100, false, .kind = CHOICES},
    {"fasilitasi_haki", 100, false, .kind = CHOICES},
};

/* Annex II, rows 16 to 35: one innovation. Weights add up to 37, points to 111. */
const struct row annex_innovation[INNOVATION_ROWS] = {
    {"regulasi", 300, true, .kind = CHOICES},
    {"sdm", 200, true, .kind = CHOICES},
    {"anggaran", 200, false, .kind = CHOICES},
    {"alat_kerja", 200, false, .kind = CHOICES},
    {"bimtek", 100, false, .kind = CHOICES},
    {"rkpd", 200, false, .kind = CHOICES},
    {"aktor", 100, false, .kind = CHOICES},
    {"pelaksana", 100, false, .kind = CHOICES},
    {"jejaring", 100, false, .kind = CHOICES},
    {"sosialisasi", 100, false, .kind = CHOICES},
    {"pedoman_teknis", 100, false, .kind = CHOICES},
    {"informasi_layanan", 100, false, .kind = CHOICES},
    {"proses", 200, false, .kind = CHOICES},
    {"pengaduan", 100, false, .kind = CHOICES},
    {"layanan_terintegrasi", 200, false, .kind = CHOICES},
    {"replikasi", 300, false, .kind = CHOICES},
    {"kecepatan", 200, true, .kind = CHOICES},
    {"kemanfaatan", 300, true, .kind = BASES, .bases = kemanfaatan, .base_count = 6},
    {"monev", 200, false, .kind = CHOICES},
    {"video", 400, true, .kind = CHOICES},
};

/* The six of basic service (law 23/2014, article 12), then the others. */
const char *const annex_urusan[URUSAN] = {
    "Pendidikan",
    "Kesehatan",
    "Pekerjaan Umum dan Penataan Ruang",
    "Perumahan Rakyat dan Kawasan Permukiman",
    "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat",
    "Sosial",
    "Tenaga Kerja",
    "Pemberdayaan Perempuan dan Perlindungan Anak",
    "Pangan",
    "Pertanahan",
    "Lingkungan Hidup",
    "Administrasi Kependudukan dan Pencatatan Sipil",
    "Pemberdayaan Masyarakat dan Desa",
    "Pengendalian Penduduk dan Keluarga Berencana",
    "Perhubungan",
    "Komunikasi dan Informatika",
    "Koperasi, Usaha Kecil, dan Menengah",
    "Penanaman Modal",
    "Kepemudaan dan Olahraga",
    "Statistik",
    "Persandian",
    "Kebudayaan",
    "Perpustakaan",
    "Kearsipan",
    "Kelautan dan Perikanan",
    "Pariwisata",
    "Pertanian",
    "Kehutanan",
    "Energi dan Sumber Daya Mineral",
    "Perdagangan",
    "Perindustrian",
    "Transmigrasi",
    "Perencanaan",
    "Keuangan",
    "Kepegawaian",
    "Pendidikan dan Pelatihan",
    "Penelitian dan Pengembangan",
    "Urusan yang tidak ada dalam daftar",
};
