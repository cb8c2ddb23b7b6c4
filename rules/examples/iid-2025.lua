-- Worked examples of IID 2025; iid-2026.lua tells how to read them.

local enam  = {
  "Pendidikan", "Kesehatan", "Pekerjaan Umum dan Penataan Ruang",
  "Perumahan Rakyat dan Kawasan Permukiman",
  "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat", "Sosial",
}
local lima  = { enam[1], enam[2], enam[3], enam[4], enam[5] }
local empat = { enam[1], enam[2], enam[3], enam[4] }

-- An innovation that just counts, and some of a known score: the weights add up to 37.
local layak         = { others = 1, implemented = "2023-06-01", design_words = 300 }
local tujuh_puluh   = with(layak, { others = 2, video = 1 })                  -- 74 - 4
local delapan_puluh = with(layak, { others = 2, regulasi = 3, kemanfaatan = 3 })  -- 74 + 3 + 3
local tertinggi     = with(layak, { others = 3 })                             -- 111

-- A region whose own answers earn 40 points: the weights add up to 21.
local spd_40 = { others = 2, penghargaan_inovator = 1 }                       -- 42 - 2

local setda_tegalkab = secondary "https://setda.tegalkab.go.id/2025/12/18/indeks-inovasi-kabupaten-tegal-naik-jadi-7759-raih-predikat-sangat-inovatif"
local bappeda_tangerangkota = secondary "https://bappeda.tangerangkota.go.id/berita/komitmen-memperkuat-ekosistem-inovasi-daerah-bappeda-lakukan-evaluasi-hasil-iid-kota-tangerang-tahun-2025"
local rubrikbanten = secondary "https://rubrikbanten.com/berita/cilegon-meledak-inovasi-skor-indeks-naik-tajam-kota-baja-resmi-berpredikat-inovatif"

examples "iid-2025" {
  -- I. Answers and the points they earn: region ---------------------------------------------------

  points "visi_misi"          { 1, 2, 3, [0] = 0, [4] = refused },
  points "apbd_tepat_waktu"   { 1, 2, 3 },
  points "mandatory_spending" { 1, 2, 3 },
  points "perizinan" {
    [-50.34] = 1, [-50.33] = 2, [-50.32] = 2, [8.16] = 2, [8.17] = 3,
    [-50.335] = 1, [-50.334] = 2, [8.164] = 2, [8.165] = 3,           -- brought to two decimals
    [from(80, 86.532)] = 3, [from(80, 86.528)] = 2, [from(0, 5)] = refused,
    levels = { 1, 2, 3 },
  },
  points "pendapatan_perkapita" {
    [2.04] = 1, [2.05] = 2, [5.22] = 2, [5.23] = 3,
    [2.044] = 1, [2.045] = 2, [5.224] = 2, [5.225] = 3,
    [from(200, 210.46)] = 3,
  },
  points "tpt_progres" {
    [-1] = 0.75, [0.00] = 0.75, [0.01] = 1.5, [0.35] = 1.5, [0.36] = 2.25,
    [0.004] = 0.75, [0.005] = 1.5, [0.355] = 2.25,
    [from(5.50, 5.14)] = 2.25, [from(5.50, 5.51)] = 0.75,
  },
  points "tpt_besaran" {
    [5.93] = 0.75, [5.92] = 1.5, [2.36] = 1.5, [2.35] = 2.25,
    [5.925] = 0.75, [5.924] = 1.5, [2.355] = 1.5, [2.354] = 2.25,
  },
  points "investasi" {
    [-47.44] = 1.5, [-47.43] = 3, [94.75] = 3, [94.76] = 4.5,
    [-47.435] = 1.5, [94.754] = 3, [94.755] = 4.5,
  },
  points "pad" {
    [-5.16] = 1.5, [-5.15] = 3, [33.84] = 3, [33.85] = 4.5,
    [-5.155] = 1.5, [33.844] = 3, [33.845] = 4.5,
    ["12,345"] = 3, [from(812.4, 905.1)] = 3,
    levels = { 1.5, 3, 4.5 },
  },
  points "opini_bpk" { TMP = 1.5, TW = 1.5, WDP = 3, WTP = 4.5, wtp = refused, levels = { 1.5, 3, 4.5 } },
  points "lakip"     { D = 1, C = 1, CC = 1, B = 2, BB = 2, A = 3, AA = 3 },
  points "kemiskinan_progres" {
    [0.07] = 0.75, [0.08] = 1.5, [1.15] = 1.5, [1.16] = 2.25,
    [0.074] = 0.75, [0.075] = 1.5, [1.155] = 2.25,
  },
  points "kemiskinan_besaran" {
    [13.12] = 0.75, [13.11] = 1.5, [4.83] = 1.5, [4.82] = 2.25,
    [13.115] = 0.75, [13.114] = 1.5, [4.825] = 1.5, [4.824] = 2.25,
  },
  points "ipm_peningkatan" {
    [0.55] = 0.75, [0.56] = 1.5, [0.89] = 1.5, [0.90] = 2.25,
    [0.554] = 0.75, [0.555] = 1.5, [0.895] = 2.25,
    [from(70.10, 71.00)] = 2.25,
  },
  points "ipm_capaian" {
    [69.99] = 0.75, [70.00] = 1.5, [79.99] = 1.5, [80.00] = 2.25,
    [69.994] = 0.75, [69.995] = 1.5, [79.995] = 2.25,
  },
  points "penghargaan_inovator"  { 2, 4, 6 },
  points "rekomendasi_kebijakan" { [0] = 0, [1] = 1, [3] = 1, [4] = 2, [7] = 2, [8] = 3, [1.5] = refused, [-1] = refused },
  points "ikk"                   { Kurang = 1, Cukup = 1, Baik = 2, ["Sangat Baik"] = 3, Unggul = 3 },
  points "ripj_pid"              { 1, 2, 3 },
  points "fasilitasi_haki"       { 1, 2, 3 },

  -- II. Answers and the points they earn: innovation -------------------------------------------

  points "regulasi"             { 3, 6, 9 },
  points "sdm"                  { 2, 4, 6 },
  points "anggaran"             { 2, 4, 6 },
  points "bimtek"               { 1, 2, 3 },
  points "rkpd"                 { 2, 4, 6 },
  points "aktor"                { 1, 2, 3 },
  points "pelaksana"            { 1, 2, 3 },
  points "jejaring"             { 1, 2, 3 },
  points "sosialisasi"          { 1, 2, 3 },
  points "pedoman_teknis"       { 1, 2, 3 },
  points "informasi_layanan"    { 1, 2, 3 },
  points "proses"               { 2, 4, 6 },
  points "pengaduan"            { 1, 2, 3 },
  points "kecepatan"            { 2, 4, 6 },
  points "alat_kerja"           { 2, 4, 6 },
  points "layanan_terintegrasi" { 2, 4, 6 },
  points "replikasi"            { 3, 6, 9 },
  points "monev"                { 2, 4, 6 },
  points "video"                { 4, 8, 12 },
  points "kemanfaatan"          { 3, 6, 9, [0] = 0 },
  points "kemanfaatan" { basis = "a", [0] = no_band, [1] = 3, [100] = 3, [101] = 6, [200] = 6, [201] = 9, [0.5] = refused },
  points "kemanfaatan" {
    basis = "b", [4.99] = no_band, [5.00] = 3, [20.00] = 3, [20.01] = 6, [50.00] = 6, [50.01] = 9,
    [4.995] = 3, [20.005] = 6, [50.004] = 6, [50.005] = 9,
  },
  points "kemanfaatan" {
    basis = "c", [0.00] = no_band, [0.01] = 3, [10.00] = 3, [10.01] = 6, [20.00] = 6, [20.01] = 9,
    [30.00] = 9, [30.01] = no_band, [10.005] = 6, [30.004] = 9,
  },
  points "kemanfaatan" {
    basis = "d", [0.00] = no_band, [0.01] = 3, [49.99] = 3, [50.00] = 6, [99.99] = 6, [100.00] = 9,
    [49.995] = 6,
  },
  points "kemanfaatan" { basis = "e", [0] = no_band, [1] = 3, [100] = 3, [101] = 6, [200] = 6, [201] = 9 },

  -- III. Which innovations count ------------------------------------------------------------------

  eligible {
    layak,
    with(layak, { implemented = "2023-01-01" }),
    with(layak, { implemented = "2024-12-31" }),
    with(layak, { others = 0, regulasi = 1, sdm = 1, kecepatan = 1, kemanfaatan = 1, video = 1 }),
    with(layak, { kemanfaatan = { basis = "a", value = 1 } }),
  },
  rejected "penerapan" {
    with(layak, { implemented = "2022-12-31" }),
    with(layak, { implemented = "2025-01-01" }),
    with(layak, { implemented = missing }),
  },
  rejected "rancang_bangun" {
    with(layak, { design_words = 299 }),
    with(layak, { design_words = missing }),
    with(layak, { design_words = missing, design = "Rancang bangun yang terlalu singkat" }),
  },
  rejected "indikator_wajib" {
    with(layak, { regulasi = 0 }),
    with(layak, { sdm = 0 }),
    with(layak, { kecepatan = 0 }),
    with(layak, { kemanfaatan = { basis = "a", value = 0 } }),
    with(layak, { video = missing }),
  },
  example "Semua alasan sekaligus" {
    innovations = { { others = 0, implemented = "2022-12-31", design_words = 10 } },
    expect = {
      reported = 1, eligible = 0,
      reasons = { ["1"] = { "penerapan", "rancang_bangun", "indikator_wajib" } },
    },
  },

  -- IV. From answers to the index -------------------------------------------------------------------

  example "Semua jawaban tertinggi, 200 inovasi" {
    region = { others = 3 },
    innovations = { times(200, with(tertinggi, { urusan = in_turn(enam) })) },
    expect = {
      index = 100.00, exact = "100", predicate = "Sangat Inovatif",
      values = { spd = 63, kematangan = 111, jumlah_inovasi = 76 },
      reported = 200, eligible = 200,
    },
  },
  example "Inovasi ke-201 menambah pembagi, tidak menambah jumlah" {
    region = { others = 3 },
    innovations = { times(201, with(tertinggi, { urusan = in_turn(enam) })) },
    expect = {
      index = 100.00, exact = "100", predicate = "Sangat Inovatif",
      values = { spd = 63, kematangan = 111, jumlah_inovasi = 76 },
      reported = 201, eligible = 201,
    },
  },
  example "Inovasi ke-199 masih kurang satu" {
    region = { others = 3 },
    innovations = { times(199, with(tertinggi, { urusan = in_turn(enam) })) },
    expect = {
      index = 99.85, exact = "12481/125", predicate = "Sangat Inovatif",
      values = { spd = 63, kematangan = 111, jumlah_inovasi = 75.62 },
      reported = 199, eligible = 199,
    },
  },
  example "20 inovasi bernilai 70, 5 urusan pelayanan dasar" {
    region = spd_40,
    innovations = { times(20, with(tujuh_puluh, { urusan = in_turn(lima) })) },
    expect = {
      index = 47.04, exact = "1176/25", predicate = "Inovatif",
      values = { spd = 40, kematangan = 70, jumlah_inovasi = 7.6 },
      reported = 20, eligible = 20,
    },
  },
  example "20 inovasi bernilai 70, 4 urusan pelayanan dasar" {
    region = spd_40,
    innovations = { times(20, with(tujuh_puluh, { urusan = in_turn(empat) })) },
    expect = {
      index = 44.00, exact = "44", predicate = "Inovatif",
      values = { spd = 40, kematangan = 70, jumlah_inovasi = 0 },
      reported = 20, eligible = 20,
    },
  },
  example "20 inovasi bernilai 70, 6 urusan pelayanan dasar" {
    region = spd_40,
    innovations = { times(20, with(tujuh_puluh, { urusan = in_turn(enam) })) },
    expect = {
      index = 47.04, exact = "1176/25", predicate = "Inovatif",
      values = { spd = 40, kematangan = 70, jumlah_inovasi = 7.6 },
      reported = 20, eligible = 20,
    },
  },
  example "20 inovasi bernilai 70, urusan lain tidak dihitung" {
    region = spd_40,
    innovations = {
      times(20, with(tujuh_puluh, { urusan = in_turn {
        "Pendidikan", "Kesehatan", "Sosial", "Pariwisata", "Pertanian"
      } })),
    },
    expect = {
      index = 44.00, exact = "44", predicate = "Inovatif",
      values = { spd = 40, kematangan = 70, jumlah_inovasi = 0 },
      reported = 20, eligible = 20,
    },
  },
  example "8 inovasi bernilai 80, 5 urusan pelayanan dasar" {
    region = spd_40,
    innovations = { times(8, with(delapan_puluh, { urusan = in_turn(lima) })) },
    expect = {
      index = 38.55, exact = "14456/375", predicate = "Kurang Inovatif",
      values = { spd = 40, kematangan = "160/3", jumlah_inovasi = 3.04 },
      reported = 8, eligible = 8,
    },
  },
  example "11 inovasi bernilai 80, 5 urusan pelayanan dasar" {
    region = spd_40,
    innovations = { times(11, with(delapan_puluh, { urusan = in_turn(lima) })) },
    expect = {
      index = 47.01, exact = "17627/375", predicate = "Inovatif",
      values = { spd = 40, kematangan = "220/3", jumlah_inovasi = 4.18 },
      reported = 11, eligible = 11,
    },
  },
  example "12 inovasi bernilai 80, 5 urusan pelayanan dasar" {
    region = spd_40,
    innovations = { times(12, with(delapan_puluh, { urusan = in_turn(lima) })) },
    expect = {
      index = 49.82, exact = "6228/125", predicate = "Inovatif",
      values = { spd = 40, kematangan = 80, jumlah_inovasi = 4.56 },
      reported = 12, eligible = 12,
    },
  },
  example "13 inovasi bernilai 80, 5 urusan pelayanan dasar" {
    region = spd_40,
    innovations = { times(13, with(delapan_puluh, { urusan = in_turn(lima) })) },
    expect = {
      index = 49.98, exact = "6247/125", predicate = "Inovatif",
      values = { spd = 40, kematangan = 80, jumlah_inovasi = 4.94 },
      reported = 13, eligible = 13,
    },
  },
  example "15 inovasi bernilai 80, 5 urusan pelayanan dasar" {
    region = spd_40,
    innovations = { times(15, with(delapan_puluh, { urusan = in_turn(lima) })) },
    expect = {
      index = 50.28, exact = "1257/25", predicate = "Inovatif",
      values = { spd = 40, kematangan = 80, jumlah_inovasi = 5.7 },
      reported = 15, eligible = 15,
    },
  },
  example "Tanpa inovasi dan tanpa jawaban" {
    expect = {
      index = 0.00, exact = "0", predicate = "Tidak Dapat Dinilai",
      values = { spd = 0, kematangan = 0, jumlah_inovasi = 0 },
      reported = 0, eligible = 0,
    },
  },
  example "Tanpa inovasi, jawaban daerah tertinggi" {
    region = { others = 3 },
    expect = {
      index = 25.20, exact = "126/5", predicate = "Kurang Inovatif",
      values = { spd = 63, kematangan = 0, jumlah_inovasi = 0 },
      reported = 0, eligible = 0,
    },
  },
  example "Setengah dibulatkan menjauhi nol" {
    region = spd_40,
    innovations = { times(15, tujuh_puluh), with(tujuh_puluh, { aktor = 3 }) },
    expect = {
      index = 44.03, exact = "1761/40", predicate = "Inovatif",
      values = { spd = 40, kematangan = 70.0625, jumlah_inovasi = 0 },
      reported = 16, eligible = 16,
    },
  },
  example "Inovasi yang ditolak tidak masuk hitungan apa pun" {
    region = spd_40,
    innovations = {
      times(14, with(delapan_puluh, { urusan = in_turn(lima) })),
      times(3, with(delapan_puluh, { design_words = 299 })),
    },
    expect = {
      index = 50.13, exact = "6266/125", predicate = "Inovatif",
      values = { spd = 40, kematangan = 80, jumlah_inovasi = 5.32 },
      reported = 17, eligible = 14,
    },
  },
  example "Urusan inovasi yang ditolak tidak dihitung" {
    region = spd_40,
    innovations = {
      times(15, with(delapan_puluh, { urusan = in_turn(empat) })),
      with(delapan_puluh, { urusan = lima[5], video = 0 }),
    },
    expect = {
      index = 48.00, exact = "48", predicate = "Inovatif",
      values = { spd = 40, kematangan = 80, jumlah_inovasi = 0 },
      reported = 16, eligible = 15,
    },
  },
  example "Jawaban terukur" {
    region = {
      visi_misi = 3, apbd_tepat_waktu = 3, mandatory_spending = 2,                  --  3 + 3 + 2
      perizinan = from(1250, 1310), pendapatan_perkapita = 5.23,                    --  4.80%: 2, and 3
      tpt_progres = from(5.02, 4.81), tpt_besaran = 4.81,                           --  0.21: 1.5, and 1.5
      investasi = "94,76", pad = from(812.4, 905.1),                                --  4.5, and 11.41%: 3
      opini_bpk = "WTP", lakip = "BB",                                              --  4.5 + 2
      kemiskinan_progres = 0.42, kemiskinan_besaran = 11.2,                         --  1.5 + 1.5
      ipm_peningkatan = 0.61, ipm_capaian = 72.05,                                  --  1.5 + 1.5
      penghargaan_inovator = 1, rekomendasi_kebijakan = 5, ikk = "Baik",            --  2 + 2 + 2
      ripj_pid = 1,                                                                 --  1, and no answer to fasilitasi_haki
    },
    expect = {
      index = 17.20, exact = "86/5", predicate = "Kurang Inovatif", missing = 1,
      values = { spd = 43 },
      points = { perizinan = 2, pad = 3, investasi = 4.5, lakip = 2, tpt_progres = 1.5, fasilitasi_haki = 0 },
    },
  },

  -- V. From the index to the predicate --------------------------------------------------------------

  predicates {
    [0.00] = "Tidak Dapat Dinilai", [0.01] = "Kurang Inovatif",
    [40.00] = "Kurang Inovatif", [40.01] = "Inovatif",
    [65.00] = "Inovatif", [65.01] = "Sangat Inovatif", [100.00] = "Sangat Inovatif",
    [-0.01] = refused, [100.01] = refused,
  },

  -- VI. Published figures ------------------------------------------------------------------------

  published "Kabupaten Tegal" (77.59, "Sangat Inovatif", setda_tegalkab),
  published "Kota Tangerang"  (72.94, "Sangat Inovatif", bappeda_tangerangkota),
  published "Kota Cilegon"    (48.30, "Inovatif", rubrikbanten),

  -- Reconstructed: the mean maturity (90.91) and the number of innovations accepted were published,
  -- SPD is what remains, and which answers gave them is not known.
  example "Kabupaten Tegal 2025" {
    source = setda_tegalkab,
    region = { kind = "kabupaten", province = "Jawa Tengah", others = 3,
      penghargaan_inovator = 1, investasi = { level = 1 }, pad = { level = 1 }, lakip = { level = 1 } },
    innovations = {
      times(125, with(tertinggi, { urusan = in_turn(enam), video = 1, regulasi = 1, kemanfaatan = 1 })),
      times(12, with(tertinggi, { urusan = in_turn(enam), video = 1, regulasi = 1, kemanfaatan = 1, aktor = 2 })),
      times(2, with(tertinggi, { urusan = "Sosial", design_words = 299 })),  -- sent, not accepted
    },
    expect = {
      index = 77.59, exact = "1328711/17125", predicate = "Sangat Inovatif",
      values = { spd = 51, kematangan = "12455/137", jumlah_inovasi = 52.06 },
      reported = 139, eligible = 137,
    },
  },
}
