-- Indeks Inovasi Daerah (IID) 2023: the methodology of the Innovative Government Award, as data.
--
-- Read it beside the annex: aspects, variables and indicators stand in its order, each indicator
-- with its number, weight and levels as printed. Numbers are written with a decimal point here.
--
-- Known of this year are, officially, the formula with its divisor, the predicates and the shares
-- of the two aspects; and, from transcriptions, the indicators of SID. Those of SPD are not.
--
-- What no source is known for is carried over, marked `assumed` with its reason and the year it
-- comes from, and every result says how many such parts its rules have. Whoever holds the annex
-- checks each line against it and raises its source.

local paparan = official "Paparan Sosialisasi IID Tahun 2023, BSKDN Kemendagri, https://id.scribd.com/document/654130239/PPT-Sosialisasi-IID-Tahun-2023-1"
local baris   = secondary "Pedoman Umum IGA 2023 (Surat Mendagri 400.10.11/2704/SJ, 18 Mei 2023), menurut transkripsi aplikasi inovasi Provinsi Sulawesi Selatan (bobot dan level, Februari 2024) dan aplikasi BRIDA Kota Makassar (level)"

local bawaan    = assumed "Tidak ada sumber untuk 2023; terbawa dari 2026. Skor total maksimum 250 disimpulkan: 63 + 111 + 76, dan 63/250 tepat 25,2% seperti pada paparan 2023"
local baris_spd = assumed "Indikator SPD 2023 tidak diketahui selain jumlah dan bagiannya (15 indikator, 3 variabel, 25,2%); indikator, bobot, dan level terbawa dari 2026"
local letak     = assumed "Pembagian indikator SID ke dalam variabel tidak diketahui untuk 2023, walau nama kedelapan variabel resmi; disimpulkan dari transkripsi 2026"
local kurun     = assumed "Kurun penerapan 2023 tidak diketahui; dua tahun kalender sebelum tahun penilaian, terbawa dari 2022"
local syarat    = assumed "Syarat ini tidak diketahui untuk 2023; terbawa dari 2026"
local jumlah    = assumed "Aturan Jumlah Inovasi 2023 tidak diketahui; 0,38 tiap inovasi, paling banyak 200 inovasi, dan lima dari enam urusan pelayanan dasar terbawa dari 2026"

local skala_lakip = assumed "Transkripsi 2026 hanya menyebut D, C, B dan A; CC, BB dan AA nilai pada skala yang sama dan disamakan dengan huruf pokoknya"

-- Innovations count when they were implemented in these years.
local jendela = between("2021-01-01", "2022-12-31")

-- The six concurrent affairs of basic service (urusan wajib pelayanan dasar).
local pelayanan_dasar = {
  "Pendidikan",
  "Kesehatan",
  "Pekerjaan Umum dan Penataan Ruang",
  "Perumahan Rakyat dan Kawasan Permukiman",
  "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat",
  "Sosial",
}

ruleset "iid-2023" {
  title  = "Indeks Inovasi Daerah 2023",
  year   = 2023, status = past,
  basis  = "Surat Mendagri 400.10.11/2704/SJ, 18 Mei 2023, Pedoman Umum IGA 2023",
  source = bawaan,

  overlap = highest,  -- where two printed bands hold a value, the highest level that is proved wins
  maximum = 250,      -- 63 + 111 + 76

  -- What a region and an innovation say of themselves, besides their answers.
  field "name"         { of = region, type = text, title = "Nama daerah" },
  field "province"     { of = region, type = text, title = "Provinsi" },
  field "kind"         { of = region, type = one_of { "provinsi", "kabupaten", "kota" }, title = "Jenis daerah" },

  field "name"         { of = innovation, type = text, title = "Nama inovasi" },
  field "urusan"       { of = innovation, title = "Urusan pemerintahan", type = one_of {
    "Pendidikan", "Kesehatan", "Pekerjaan Umum dan Penataan Ruang",
    "Perumahan Rakyat dan Kawasan Permukiman",
    "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat", "Sosial",
    "Tenaga Kerja", "Pemberdayaan Perempuan dan Perlindungan Anak", "Pangan", "Pertanahan",
    "Lingkungan Hidup", "Administrasi Kependudukan dan Pencatatan Sipil",
    "Pemberdayaan Masyarakat dan Desa", "Pengendalian Penduduk dan Keluarga Berencana",
    "Perhubungan", "Komunikasi dan Informatika", "Koperasi, Usaha Kecil, dan Menengah",
    "Penanaman Modal", "Kepemudaan dan Olahraga", "Statistik", "Persandian", "Kebudayaan",
    "Perpustakaan", "Kearsipan", "Kelautan dan Perikanan", "Pariwisata", "Pertanian",
    "Kehutanan", "Energi dan Sumber Daya Mineral", "Perdagangan", "Perindustrian",
    "Transmigrasi", "Perencanaan", "Keuangan", "Kepegawaian", "Pendidikan dan Pelatihan",
    "Penelitian dan Pengembangan",
  } },
  field "implemented"  { of = innovation, type = date, title = "Tanggal penerapan" },
  field "developed"    { of = innovation, type = date, title = "Tanggal pengembangan" },  -- no known rule asks for it
  field "design_words" { of = innovation, type = whole, title = "Jumlah kata rancang bangun" },
  field "design"       { of = innovation, type = text, title = "Rancang bangun" },

  -- I. What the government of the region is (indicators 1 to 15) ---------------------------------

  aspect "spd" {
    title = "Satuan Pemerintah Daerah", of = region, weights = 21, maximum = 63, source = baris_spd,

    variable "institusi" { title = "Institusi",
      indicator "visi_misi" {
        no = "1", title = "Visi dan Misi", weight = 1, mandatory = true,
        evidence = "RPJMD atau Perkada",
        choices {
          "Kepala Daerah memiliki Misi Inovasi",
          "Kepala Daerah memiliki Visi Inovasi",
          "Kepala Daerah memiliki Misi dan Visi Inovasi",
        },
      },
      indicator "apbd_tepat_waktu" {
        no = "2a", title = "Penetapan APBD tepat waktu dalam 3 tahun terakhir", weight = 1,
        choices {
          "Tepat waktu 1 tahun terakhir",
          "Tepat waktu 2 tahun terakhir",
          "Tepat waktu 3 tahun terakhir",
        },
      },
      indicator "mandatory_spending" {
        no = "2b", title = "Pengalokasian mandatory spending", weight = 1,
        note = "Empat komponen: pendidikan 20%, kesehatan 10%, infrastruktur 40% DTU, pegawai paling banyak 30%.",
        choices {
          "Memenuhi 2 komponen",
          "Memenuhi 3 komponen",
          "Memenuhi lebih dari 3 komponen",
        },
      },
      indicator "perizinan" {
        no = "3", title = "Kualitas peningkatan perizinan", weight = 1, mandatory = true,
        note = "Pertumbuhan T-1 terhadap T-2 dalam persen. Batas tercetak terbalik: -50,33 s.d. -50,32 masuk level 1 dan level 2.",
        from = growth,
        bands { unit = "%", decimals = 2,
          at_most(-50.32), between(-50.33, 8.16), at_least(8.17) },
      },
      indicator "pendapatan_perkapita" {
        no = "4", title = "Jumlah pendapatan perkapita", weight = 1, mandatory = true,
        note = "Pertumbuhan T-1 terhadap T-2 dalam persen, harga konstan BPS. 5,23% tercetak pada level 2 dan level 3.",
        from = growth,
        bands { unit = "%", decimals = 2,
          at_most(2.04), between(2.05, 5.23), at_least(5.23) },
      },
      indicator "tpt_progres" {
        no = "5a", title = "Progres penurunan Tingkat Pengangguran Terbuka", weight = 0.75, mandatory = true,
        note = "Penurunan dalam poin persen. 0,36 tercetak pada level 2 dan level 3.",
        from = decrease,
        bands { unit = "poin persen", decimals = 2,
          at_most(0.00), between(0.01, 0.36), at_least(0.36) },
      },
      indicator "tpt_besaran" {
        no = "5b", title = "Persentase Tingkat Pengangguran Terbuka (T-1)", weight = 0.75, mandatory = true,
        note = "Batas tercetak bertumpang: 2,34 s.d. 2,35 dan 5,91 s.d. 5,92.",
        bands { unit = "%", decimals = 2,
          at_least(5.91), between(2.34, 5.92), at_most(2.35) },
      },
      indicator "investasi" {
        no = "6", title = "Jumlah peningkatan investasi", weight = 1.5, mandatory = true,
        note = "Pertumbuhan T-1 terhadap T-2 dalam persen. Batas tercetak terbalik: -47,43 s.d. -47,42.",
        from = growth,
        bands { unit = "%", decimals = 2,
          at_most(-47.42), between(-47.43, 94.75), at_least(94.76) },
      },
      indicator "pad" {
        no = "7", title = "Jumlah peningkatan PAD", weight = 1.5, mandatory = true,
        note = "Pertumbuhan T-1 terhadap T-2 dalam persen. Batas tercetak terbalik: -5,15 s.d. -5,14.",
        from = growth,
        bands { unit = "%", decimals = 2,
          at_most(-5.14), between(-5.15, 33.84), at_least(33.85) },
      },
      indicator "opini_bpk" {
        no = "8", title = "Opini BPK", weight = 1.5, mandatory = true,
        codes { TMP = 1, TW = 1, WDP = 2, WTP = 3,
          "TMP/Disclaimer atau TW/Adverse",
          "WDP/Qualified",
          "WTP/Unqualified",
        },
      },
      indicator "lakip" {
        no = "9", title = "Nilai capaian Lakip", weight = 1, mandatory = true,
        codes { D = 1, C = 1, B = 2, A = 3,
          CC = skala_lakip(1), BB = skala_lakip(2), AA = skala_lakip(3),
          "Nilai LAKIP D atau C",
          "Nilai LAKIP B",
          "Nilai LAKIP A",
        },
      },
      indicator "kemiskinan_progres" {
        no = "10a", title = "Progres penurunan angka kemiskinan", weight = 0.75, mandatory = true,
        note = "Penurunan dalam poin persen.",
        from = decrease,
        bands { unit = "poin persen", decimals = 2,
          at_most(0.07), between(0.08, 1.15), at_least(1.16) },
      },
      indicator "kemiskinan_besaran" {
        no = "10b", title = "Persentase penduduk miskin (T-1)", weight = 0.75, mandatory = true,
        note = "Batas tercetak bertumpang: 4,81 s.d. 4,82 dan 13,10 s.d. 13,11.",
        bands { unit = "%", decimals = 2,
          at_least(13.10), between(4.81, 13.11), at_most(4.82) },
      },
    },

    variable "sumber_daya_manusia" { title = "Sumber Daya Manusia",
      indicator "ipm_peningkatan" {
        no = "11a", title = "Peningkatan IPM dua tahun terakhir", weight = 0.75, mandatory = true,
        note = "Kenaikan dalam poin selama dua tahun terakhir. 0,90 tercetak pada level 2 dan level 3.",
        from = increase,
        bands { unit = "poin", decimals = 2,
          at_most(0.55), between(0.56, 0.90), at_least(0.90) },
      },
      indicator "ipm_capaian" {
        no = "11b", title = "Capaian IPM tahun terakhir", weight = 0.75, mandatory = true,
        bands { unit = "indeks", decimals = 2,
          at_most(69.99), between(70.00, 79.99), at_least(80.00) },
      },
      indicator "penghargaan_inovator" {
        no = "12", title = "Penghargaan bagi inovator", weight = 2,
        note = "Dua tahun terakhir.",
        choices {
          "Piagam penghargaan bagi inovator",
          "Piagam dan reward/insentif bagi inovator",
          "Piagam, insentif, dan mekanisme kontrol pembudayaan inovasi",
        },
      },
    },

    variable "ekosistem_inovasi" { title = "Ekosistem Inovasi dan Kajian",
      indicator "rekomendasi_kebijakan" {
        no = "13a", title = "Jumlah rekomendasi kebijakan yang mendukung inovasi", weight = 1,
        bands { unit = "rekomendasi", whole = true,
          [0] = exactly(0), between(1, 3), between(4, 7), at_least(8) },
      },
      indicator "ikk" {
        no = "13b", title = "Capaian Nilai Indeks Kualitas Kebijakan", weight = 1,
        codes { Kurang = 1, Cukup = 1, Baik = 2, ["Sangat Baik"] = 3, Unggul = 3,
          "Cukup atau Kurang",
          "Baik",
          "Unggul atau Sangat Baik",
        },
      },
      indicator "ripj_pid" {
        no = "14", title = "Rencana Induk dan Peta Jalan Pemajuan Iptek Daerah (RIPJ PID)", weight = 1,
        choices {
          "Masih berbentuk rancangan",
          "Dokumen selesai dan disepakati",
          "Ditetapkan dalam Perkada",
        },
      },
      indicator "fasilitasi_haki" {
        no = "15", title = "Fasilitasi Pengakuan Hak Kekayaan Intelektual atas Inovasi Daerah", weight = 1,
        choices {
          "Sosialisasi HAKI",
          "Sosialisasi dan fasilitasi administrasi",
          "Sosialisasi, fasilitasi, dan insentif pembiayaan",
        },
      },
    },
  },

  -- II. What each innovation is (indicators 16 to 35) --------------------------------------------

  aspect "sid" {
    title = "Satuan Inovasi Daerah", of = innovation, weights = 37, maximum = 111, source = baris,

    eligible = all {
      must "penerapan" {
        within(innovation.implemented, jendela),
        otherwise = "Tanggal penerapan ({implemented}) di luar 1 Januari 2021 s.d. 31 Desember 2022",
        source = kurun,
      },
      must "rancang_bangun" {
        at_least(first_given(innovation.design_words, words(innovation.design)), 300),
        otherwise = "Kata pada rancang bangun: {value}; paling sedikit 300",
        source = syarat,
      },
      must "indikator_wajib" {  -- which indicators are mandatory is carried over from 2026 too
        mandatory_at_least(1),
        otherwise = "Indikator wajib belum mencapai level 1: {mandatory}",
        source = syarat,
      },
    },

    variable "infrastruktur" { title = "Infrastruktur", source = letak,
      indicator "regulasi" {
        no = "16", title = "Regulasi Inovasi Daerah", weight = 3, mandatory = true, source = baris,
        choices {
          "SK Kepala Perangkat Daerah",
          "SK Kepala Daerah",
          "Peraturan Kepala Daerah / Peraturan Daerah",
        },
      },
      indicator "sdm" {
        no = "17", title = "Ketersediaan SDM terhadap Inovasi Daerah", weight = 2, mandatory = true, source = baris,
        choices {
          "1-10 SDM",
          "11-30 SDM",
          "Lebih dari 30 SDM",
        },
      },
      indicator "anggaran" {
        no = "18", title = "Dukungan Anggaran", weight = 2, source = baris,
        choices {
          "T-0 (tahun berjalan)",
          "T-1 atau T-2",
          "T-0, T-1 dan T-2",
        },
      },
      indicator "alat_kerja" {
        no = "19", title = "Penggunaan IT", weight = 2, source = baris,
        note = "Transkripsi 2026 menempatkannya pada Kecanggihan Produk.",
        choices {
          "Manual / non elektronik",
          "Elektronik",
          "Didukung sistem informasi online / daring",
        },
      },
      indicator "bimtek" {
        no = "20", title = "Bimtek Inovasi", weight = 1, source = baris,
        choices {
          "2 tahun terakhir 1 kali kegiatan transfer pengetahuan",
          "2 tahun terakhir 2 kali bimtek",
          "2 tahun terakhir lebih dari 2 kali bimtek",
        },
      },
      indicator "rkpd" {
        no = "21", title = "Program dan kegiatan inovasi Perangkat Daerah dalam RKPD", weight = 2, source = baris,
        choices {
          "RKPD T-1 atau T-2",
          "RKPD T-1 dan T-2",
          "RKPD T-1, T-2 dan T-0",
        },
      },
    },

    variable "output_pengetahuan" { title = "Output Pengetahuan dan Teknologi", source = letak,
      indicator "aktor" {
        no = "22", title = "Keterlibatan aktor inovasi", weight = 1, source = baris,
        choices {
          "3 aktor",
          "4 aktor",
          "5 aktor atau lebih",
        },
      },
      indicator "pelaksana" {
        no = "23", title = "Pelaksana inovasi daerah", weight = 1, source = baris,
        choices {
          "Tidak ditetapkan dengan SK Kepala Perangkat Daerah",
          "SK Kepala Perangkat Daerah",
          "SK Kepala Daerah",
        },
      },
      indicator "jejaring" {
        no = "24", title = "Jejaring inovasi", weight = 1, source = baris,
        choices {
          "1-2 Perangkat Daerah",
          "3-4 Perangkat Daerah",
          "5 Perangkat Daerah atau lebih",
        },
      },
      indicator "sosialisasi" {
        no = "25", title = "Sosialisasi Inovasi Daerah", weight = 1, source = baris,
        choices {
          "Foto kegiatan berlatar spanduk",
          "Konten media sosial",
          "Media berita",
        },
      },
    },

    variable "kecepatan_proses" { title = "Kecepatan Bisnis Proses", source = letak,
      indicator "pedoman_teknis" {
        no = "26", title = "Pedoman teknis", weight = 1, source = baris,
        choices {
          "Buku manual",
          "Buku elektronik",
          "Buku dapat diakses online",
        },
      },
      indicator "informasi_layanan" {
        no = "27", title = "Kemudahan informasi layanan", weight = 1, source = baris,
        choices {
          "Telepon atau tatap muka/noken",
          "Email/media sosial",
          "Aplikasi online",
        },
      },
      indicator "proses" {
        no = "28", title = "Kemudahan proses inovasi yang dihasilkan", weight = 2, source = baris,
        choices {
          "6 hari atau lebih",
          "2-5 hari",
          "1 hari",
        },
      },
      indicator "pengaduan" {
        no = "29", title = "Penyelesaian layanan pengaduan", weight = 1, source = baris,
        note = "Aplikasi BRIDA Kota Makassar mencetak < 40, 41-70, > 71.",
        choices {
          "<= 40% atau tidak ada pengaduan",
          "40,01% s.d. 70,99%",
          ">= 71,00%",
        },
      },
      indicator "kecepatan" {
        no = "32", title = "Kecepatan penciptaan inovasi", weight = 2, mandatory = true, source = baris,
        choices {
          "9 bulan atau lebih",
          "5-8 bulan",
          "1-4 bulan",
        },
      },
    },

    variable "kecanggihan_produk" { title = "Kecanggihan Produk", source = letak,
      indicator "online_sistem" {
        no = "30", title = "Online sistem", weight = 2, source = baris,
        choices {
          "Informasi website atau sosial media",
          "Web aplikasi",
          "Web aplikasi dan aplikasi mobile",
        },
      },
      indicator "replikasi" {
        no = "31", title = "Replikasi", weight = 3, source = baris,
        choices {
          "1 kali direplikasi",
          "2 kali direplikasi",
          "3 kali direplikasi",
        },
      },
    },

    variable "hasil_kreatif" { title = "Jumlah Inovasi dan Hasil Kreatif", source = letak,
      indicator "kemanfaatan" {
        no = "33", title = "Kemanfaatan inovasi", weight = 3, mandatory = true, source = baris,
        choices {
          "1-100 orang",
          "101-200 orang",
          "201 orang ke atas",
        },
        bases {
          basis "a" { title = "Penerima manfaat",
            bands { unit = "orang", whole = true,
              between(1, 100), between(101, 200), at_least(201) } },
        },
      },
      indicator "monev" {
        no = "34", title = "Monitoring dan Evaluasi Inovasi Daerah", weight = 2, source = baris,
        choices {
          "Monev internal Perangkat Daerah",
          "Survei Kepuasan Masyarakat",
          "Monev eksternal berdasarkan penelitian",
        },
      },
      indicator "video" {
        no = "35", title = "Kualitas inovasi daerah (video)", weight = 4, mandatory = true, source = baris,
        choices {
          "1-2 unsur substansi",
          "3-4 unsur substansi",
          "5 unsur substansi",
        },
      },
    },
  },

  -- III. The formula ------------------------------------------------------------------------------

  value "spd" {
    title = "Skor SPD", maximum = 63, share = 25.20, source = paparan,
    total "spd",
  },
  value "kematangan" {
    title = "Rata-rata kematangan inovasi", maximum = 111, source = paparan,
    total "sid" / max(count(innovations), 10),
  },
  value "jumlah_inovasi" {
    title = "Jumlah Inovasi Daerah", maximum = 76, share = 30.40, source = jumlah,  -- indicator 36
    when(at_least(distinct(innovations.urusan, pelayanan_dasar), 5),
      0.38 * min(count(innovations), 200),
      0),
  },

  index = 100 * (value.spd + value.kematangan + value.jumlah_inovasi) / 250,

  predicates = { decimals = 2,
    paparan(predicate "Sangat Inovatif"     (60.01, 100.00)),
    paparan(predicate "Inovatif"            (35.00,  60.00)),
    paparan(predicate "Kurang Inovatif"     ( 0.01,  34.99)),
    paparan(predicate "Tidak Dapat Dinilai" ( 0.00,   0.00)),
  },

  -- IV. Places ------------------------------------------------------------------------------------

  group "kabupaten" { title = "Kabupaten senasional", who = equals(region.kind, "kabupaten") },
  group "kota"      { title = "Kota senasional", who = equals(region.kind, "kota") },
  group "provinsi"  { title = "Kabupaten dan kota seprovinsi", agree = { "province" },
                      who = one_of(region.kind, { "kabupaten", "kota" }) },
  group "antarprovinsi" { title = "Provinsi senasional", who = equals(region.kind, "provinsi") },
}
