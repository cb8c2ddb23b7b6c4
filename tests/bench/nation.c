/* nation.c - the whole nation as data: 38 provinces, 416 regencies, 98 cities and 30,000
 * innovations, made up, always the same for a seed.
 *
 *     nation [SEED] >nation.ndjson
 *
 * It follows the rules of 2026: most regions report between ten and a hundred innovations, a few
 * over two hundred, some none; most innovations are sound, and the dates spread over four years,
 * so that a window that moves takes in others. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { PROVINCES = 38, REGENCIES = 416, CITIES = 98, INNOVATIONS = 30000 };
enum { REGIONS = PROVINCES + REGENCIES + CITIES };

/* ---- Chance, the same on every machine (splitmix64) ---------------------------------------- */

static uint64_t state;

static uint64_t chance(void)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static int between(int low, int high)
{
    return low + (int)(chance() % (uint64_t)(high - low + 1));
}

static bool in_hundred(int percent)
{
    return between(1, 100) <= percent;
}

/* ---- What a region answers ----------------------------------------------------------------- */

static const char *const levels_of_region[] = {"visi_misi",          "apbd_tepat_waktu",
                                               "mandatory_spending", "penghargaan_inovator",
                                               "ripj_pid",           "fasilitasi_haki"};
/* In hundredths, from low to high. */
static const struct {
    const char *id;
    int low, high;
} measured[] = {{"pendapatan_perkapita", -300, 900}, {"tpt_progres", -100, 150},
                {"tpt_besaran", 100, 900},           {"kemiskinan_progres", -50, 200},
                {"kemiskinan_besaran", 300, 3000},   {"ipm_peningkatan", 10, 160},
                {"ipm_capaian", 5500, 8700}};
static const char *const growing[] = {"perizinan", "investasi", "pad"};
static const char *const opinions[] = {"WTP", "WTP", "WTP", "WDP", "TMP"};
static const char *const grades[] = {"AA", "A", "BB", "B", "B", "CC", "C", "D"};
static const char *const qualities[] = {"Unggul", "Sangat Baik", "Baik", "Cukup", "Kurang"};

static const char *const levels_of_innovation[] = {"regulasi",
                                                   "sdm",
                                                   "anggaran",
                                                   "bimtek",
                                                   "rkpd",
                                                   "aktor",
                                                   "pelaksana",
                                                   "jejaring",
                                                   "sosialisasi",
                                                   "pedoman_teknis",
                                                   "informasi_layanan",
                                                   "proses",
                                                   "pengaduan",
                                                   "kecepatan",
                                                   "alat_kerja",
                                                   "layanan_terintegrasi",
                                                   "replikasi",
                                                   "monev",
                                                   "video"};

static const char *const urusan[] = {"Pendidikan",
                                     "Kesehatan",
                                     "Pekerjaan Umum dan Penataan Ruang",
                                     "Perumahan Rakyat dan Kawasan Permukiman",
                                     "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat",
                                     "Sosial",
                                     "Tenaga Kerja",
                                     "Pangan",
                                     "Lingkungan Hidup",
                                     "Administrasi Kependudukan dan Pencatatan Sipil",
                                     "Perhubungan",
                                     "Komunikasi dan Informatika",
                                     "Pariwisata",
                                     "Pertanian",
                                     "Keuangan"};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define ANY(array) ((array)[between(0, COUNT(array) - 1)])

static void write_hundredths(int value)
{
    printf("%s%d.%02d", value < 0 ? "-" : "", abs(value) / 100, abs(value) % 100);
}

static void write_region_answers(int care)
{
    printf("\"indicators\":{");
    for (int i = 0; i < COUNT(levels_of_region); i++)
        printf("\"%s\":%d,", levels_of_region[i], in_hundred(care) ? 3 : between(0, 3));
    for (int i = 0; i < COUNT(measured); i++) {
        printf("\"%s\":", measured[i].id);
        write_hundredths(between(measured[i].low, measured[i].high));
        printf(",");
    }
    for (int i = 0; i < COUNT(growing); i++) {
        int previous = between(20000, 90000);
        printf("\"%s\":{\"previous\":%d.%d,\"current\":%d.%d},", growing[i], previous,
               between(0, 9), previous * between(40, 220) / 100, between(0, 9));
    }
    printf("\"opini_bpk\":\"%s\",\"lakip\":\"%s\",\"ikk\":\"%s\",\"rekomendasi_kebijakan\":%d}",
           ANY(opinions), ANY(grades), ANY(qualities), between(0, 12));
}

static void write_date(const char *key, int first, int last)
{
    printf("\"%s\":\"%d-%02d-%02d\",", key, between(first, last), between(1, 12), between(1, 28));
}

/* Without an odd answer an innovation is as its writer wants it; the others show what happens. */
static void write_innovation(int number, int care)
{
    bool sound = in_hundred(60 + care / 4);
    printf("{\"id\":\"%d\",\"name\":\"Inovasi %d\",\"urusan\":\"%s\",", number, number,
           ANY(urusan));
    write_date("implemented", sound ? 2024 : 2021, sound ? 2025 : 2026);
    if (in_hundred(15))
        write_date("developed", 2024, sound ? 2025 : 2026);
    printf("\"design_words\":%d,\"indicators\":{", sound ? between(300, 800) : between(100, 500));
    for (int i = 0; i < COUNT(levels_of_innovation); i++)
        printf("\"%s\":%d,", levels_of_innovation[i], in_hundred(care) ? 3 : between(sound, 3));
    printf("\"kemanfaatan\":{\"basis\":\"a\",\"value\":%d}}}", between(sound, 900));
}

static int innovation_count(int left, int regions)
{
    int mean = left / regions;
    if (regions == 1)
        return left;
    if (in_hundred(4))
        return 0;
    if (in_hundred(2) && left > 300 * regions / 10)
        return between(200, 230);
    return between(mean / 3, mean + mean * 2 / 3);
}

int main(int count, char **arguments)
{
    state = count > 1 ? strtoull(arguments[1], NULL, 10) : 2026;
    int left = INNOVATIONS;
    for (int i = 0; i < REGIONS; i++) {
        bool is_province = i < PROVINCES, is_city = i >= PROVINCES + REGENCIES;
        int province = is_province ? i : (i - PROVINCES) % PROVINCES;
        int care = between(5, 90), innovations = innovation_count(left, REGIONS - i);
        if (is_province)
            printf("{\"id\":\"%02d\",\"name\":\"Provinsi %02d\",", province + 11, province + 11);
        else
            printf("{\"id\":\"%02d.%02d\",\"name\":\"%s %d\",", province + 11,
                   (i - PROVINCES) / PROVINCES + (is_city ? 71 : 1), is_city ? "Kota" : "Kabupaten",
                   i);
        printf("\"province\":\"Provinsi %02d\",\"kind\":\"%s\",", province + 11,
               is_province ? "provinsi"
               : is_city   ? "kota"
                           : "kabupaten");
        write_region_answers(care);
        printf(",\"innovations\":[");
        for (int k = 0; k < innovations; k++) {
            printf("%s", k ? "," : "");
            write_innovation(k + 1, care);
        }
        printf("]}\n");
        left -= innovations;
    }
    return 0;
}
