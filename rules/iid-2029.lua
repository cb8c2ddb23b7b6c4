-- Indeks Inovasi Daerah (IID) 2029: the methodology of the Innovative Government Award, as data.
--
-- Announced, not issued. What is announced is the smallest divisor (18) and that the number of
-- innovations counts only where all six basic services are covered. Everything else stands as in
-- 2026, the reporting window moved by three years, and is marked `assumed`. Whoever holds the annex,
-- once it is issued, checks each line against it and raises its source.

local pembagi = secondary "Prognosis yang diumumkan, menurut README aplikasi SIMONDA (Kabupaten Rote Ndao): pembagi paling sedikit 18 pada 2029; selebihnya rumus ini terbawa dari 2026"
local cakupan = secondary "Prognosis yang diumumkan, menurut README aplikasi SIMONDA (Kabupaten Rote Ndao): enam dari enam urusan wajib pelayanan dasar mulai 2027; 0,38 dan batas 200 inovasi terbawa dari 2026"

local bawaan = assumed "Pedoman 2029 belum diketahui; terbawa dari 2026 (Surat Kepala BSKDN 400.10.11/1887/BSKDN, 29 April 2026, menurut transkripsi)"
local kurun  = assumed "Kurun 2029 belum diketahui; kurun 2026 digeser tiga tahun"

local skala_lakip  = assumed "Transkripsi 2026 hanya menyebut D, C, B dan A; CC, BB dan AA nilai pada skala yang sama dan disamakan dengan huruf pokoknya"
local tren_panjang = assumed "Lampiran 2026 berhenti pada tiga periode; lebih dari tiga periode disamakan dengan tiga"

-- Innovations count when they were implemented, or an older one developed further, in these years.
local mulai   = "2027-01-01"
local jendela = between(mulai, "2028-12-31")

-- The six concurrent affairs of basic service (urusan wajib pelayanan dasar).
local pelayanan_dasar = {
  "Pendidikan",
  "Kesehatan",
  "Pekerjaan Umum dan Penataan Ruang",
  "Perumahan Rakyat dan Kawasan Permukiman",
  "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat",
  "Sosial",
}

ruleset "iid-2029" {
  title  = "Indeks Inovasi Daerah 2029",
  year   = 2029, status = announced,
  basis  = "Prognosis yang diumumkan, menurut README aplikasi SIMONDA (Kabupaten Rote Ndao); selebihnya Pedoman Umum IGA 2026",
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
  field "developed"    { of = innovation, type = date, title = "Tanggal pengembangan" },
  field "design_words" { of = innovation, type = whole, title = "Jumlah kata rancang bangun" },
  field "design"       { of = innovation, type = text, title = "Rancang bangun" },

  -- I. What the government of the region is (indicators 1 to 15) ---------------------------------

  aspect "spd" {
    title = "Satuan Pemerintah Daerah", of = region, weights = 21, maximum = 63,

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
    title = "Satuan Inovasi Daerah", of = innovation, weights = 37, maximum = 111,

    eligible = all {
      must "penerapan" {
        any {
          within(innovation.implemented, jendela),
          all { below(innovation.implemented, mulai), within(innovation.developed, jendela) },
        },
        otherwise = "Tanggal penerapan ({implemented}) di luar 1 Januari 2027 s.d. 31 Desember 2028, dan tidak ada pengembangan dalam kurun itu untuk inovasi yang lebih lama",
        source = kurun,
      },
      must "pengembangan" {
        any { none { given(innovation.developed) }, within(innovation.developed, jendela) },
        otherwise = "Tanggal pengembangan ({developed}) di luar 1 Januari 2027 s.d. 31 Desember 2028",
        source = kurun,
      },
      must "rancang_bangun" {
        at_least(first_given(innovation.design_words, words(innovation.design)), 300),
        otherwise = "Kata pada rancang bangun: {value}; paling sedikit 300",
      },
      must "indikator_wajib" {
        mandatory_at_least(1),
        otherwise = "Indikator wajib belum mencapai level 1: {mandatory}",
      },
    },

    variable "infrastruktur" { title = "Infrastruktur",
      indicator "regulasi" {
        no = "16", title = "Regulasi Inovasi Daerah", weight = 3, mandatory = true,
        evidence = "pdf",
        note = "Perda atau Perkada masih berlaku dan terbit sebelum 2029; SK bertanggal pada tahun penerapan.",
        choices {
          "SK Kepala Daerah atau SK Kepala Perangkat Daerah a.n. Kepala Daerah",
          "Peraturan Kepala Daerah",
          "Peraturan Daerah",
        },
      },
      indicator "sdm" {
        no = "17", title = "Ketersediaan dan peran SDM terhadap inovasi daerah", weight = 2, mandatory = true,
        evidence = "SK Kepala Daerah atau Surat Penugasan (pdf)",
        choices {
          "1-10 SDM",
          "11-30 SDM",
          "Lebih dari 30 SDM",
        },
      },
      indicator "anggaran" {
        no = "18", title = "Dukungan anggaran", weight = 2,
        evidence = "Halaman dokumen anggaran yang ditandai (pdf)",
        choices {
          "Salah satu tahun anggaran (T-2/T-1/T-0)",
          "Dua tahun berturut-turut (T-1 dan T-0 atau T-1 dan T-2)",
          "T-0, T-1, dan T-2",
        },
      },
      indicator "bimtek" {
        no = "20", title = "Bimtek inovasi", weight = 1,
        choices {
          "1 kali dalam 3 tahun (T-2,T-1,T-0)",
          "2 kali dalam 3 tahun",
          "3 kali atau lebih dalam 3 tahun",
        },
      },
      indicator "rkpd" {
        no = "21", title = "Integrasi program dan kegiatan inovasi dalam RKPD", weight = 2,
        choices {
          "RKPD T-1 atau T-2",
          "RKPD T-1 dan T-2",
          "RKPD T-1, T-2, dan T-0",
        },
      },
    },

    variable "output_pengetahuan" { title = "Output Pengetahuan dan Teknologi",
      indicator "aktor" {
        no = "22", title = "Keterlibatan aktor inovasi", weight = 1,
        choices {
          "3 aktor termasuk pelaksana",
          "4 aktor",
          "5 aktor atau lebih",
        },
      },
      indicator "pelaksana" {
        no = "23", title = "Pelaksana inovasi daerah", weight = 1,
        choices {
          "Ada pelaksana tanpa surat penetapan",
          "Surat Penugasan/Perintah Kepala Perangkat Daerah atau setara",
          "SK/Surat Penugasan Kepala Daerah atau SK Kepala Perangkat Daerah a.n. Kepala Daerah",
        },
      },
      indicator "jejaring" {
        no = "24", title = "Jejaring inovasi", weight = 1,
        choices {
          "2 Perangkat Daerah",
          "3-4 Perangkat Daerah",
          "5 Perangkat Daerah atau lebih",
        },
      },
      indicator "sosialisasi" {
        no = "25", title = "Sosialisasi Inovasi Daerah", weight = 1,
        choices {
          "Foto kegiatan berlatar spanduk inovasi",
          "Konten media sosial atau pemberitaan milik pemda",
          "Media berita bukan milik pemerintah daerah",
        },
      },
    },

    variable "kecepatan_proses" { title = "Kecepatan Bisnis Proses",
      indicator "pedoman_teknis" {
        no = "26", title = "Pedoman teknis", weight = 1,
        choices {
          "Buku manual",
          "Buku dalam bentuk elektronik",
          "Buku yang dapat diakses secara online",
        },
      },
      indicator "informasi_layanan" {
        no = "27", title = "Kemudahan informasi layanan", weight = 1,
        note = "Empat metode: manual, hotline, media sosial, layanan online.",
        choices {
          "1 dari 4 metode",
          "2 dari 4 metode",
          "3 metode atau lebih",
        },
      },
      indicator "proses" {
        no = "28", title = "Kemudahan proses inovasi yang dihasilkan", weight = 2,
        note = "Hari kalender, dari SOP.",
        choices {
          "6 hari atau lebih",
          "2-5 hari",
          "1 hari",
        },
      },
      indicator "pengaduan" {
        no = "29", title = "Penyelesaian layanan pengaduan", weight = 1,
        choices {
          "<= 50% atau tidak ada pengaduan",
          "51% s.d. 90%",
          ">= 91%",
        },
      },
      indicator "kecepatan" {
        no = "32", title = "Kecepatan penciptaan inovasi", weight = 2, mandatory = true,
        choices {
          "9 bulan atau lebih",
          "5-8 bulan",
          "1-4 bulan",
        },
      },
    },

    variable "kecanggihan_produk" { title = "Kecanggihan Produk",
      indicator "alat_kerja" {
        no = "19", title = "Alat Kerja", weight = 2,
        choices {
          "Manual atau non elektronik",
          "Didukung perangkat elektronik",
          "Didukung sistem informasi online/daring/AI",
        },
      },
      indicator "layanan_terintegrasi" {
        no = "30", title = "Layanan Terintegrasi", weight = 2,
        choices {
          "Layanan berjalan terpisah atau independen",
          "Terintegrasi dalam satu portal/satu unit organisasi atau satu urusan",
          "Terintegrasi dengan unit organisasi lain / lebih dari satu urusan",
        },
      },
      indicator "replikasi" {
        no = "31", title = "Replikasi", weight = 3,
        choices {
          "Pernah 1 kali direplikasi di daerah lain",
          "Pernah 2 kali di daerah lain yang berbeda",
          "Pernah 3 kali di daerah lain yang berbeda",
        },
      },
    },

    variable "hasil_kreatif" { title = "Jumlah Inovasi dan Hasil Kreatif",
      indicator "kemanfaatan" {
        no = "33", title = "Kemanfaatan inovasi", weight = 3, mandatory = true,
        choices {
          "Penerima manfaat 1-200 orang",
          "Penerima manfaat 201-500 orang",
          "Penerima manfaat 501 orang atau lebih",
        },
        bases {
          basis "a" { title = "Penerima manfaat",
            bands { unit = "orang", whole = true,
              between(1, 200), between(201, 500), at_least(501) } },
          basis "b" { title = "Unit dari unit sasaran",
            bands { unit = "%", decimals = 2,
              between(5.00, 20.00), between(20.01, 50.00), above(50.00) } },
          basis "c" { title = "Efisiensi belanja",
            bands { unit = "%", decimals = 2,
              between(0.01, 10.00), between(10.01, 20.00), between(20.01, 30.00) } },
          basis "d" { title = "Peningkatan pendapatan",
            bands { unit = "%", decimals = 2,
              between(0.01, 9.99), between(10.00, 19.99), at_least(20.00) } },
          basis "e" { title = "Produk yang dihasilkan",
            bands { unit = "barang", whole = true,
              between(1, 100), between(101, 200), above(200) } },
          basis "f" { title = "Tren positif",
            bands { unit = "periode", whole = true,
              exactly(1), exactly(2), tren_panjang(at_least(3)) } },
        },
      },
      indicator "monev" {
        no = "34", title = "Monitoring dan Evaluasi Inovasi Daerah", weight = 2,
        choices {
          "Laporan monev internal pemda",
          "Laporan Survei Kepuasan Masyarakat",
          "Monev eksternal berbasis penelitian/kajian/analisis",
        },
      },
      indicator "video" {
        no = "35", title = "Video inovasi daerah", weight = 4, mandatory = true,
        note = "Paling lama 5 menit; lima substansi: latar belakang, penjaringan ide, pemilihan ide, manfaat, dampak.",
        choices {
          "Memenuhi 1-2 unsur substansi",
          "Memenuhi 3-4 unsur substansi",
          "Memenuhi 5 unsur substansi",
        },
      },
    },
  },

  -- III. The formula ------------------------------------------------------------------------------

  value "spd" {
    title = "Skor SPD", maximum = 63, share = 25.20,
    total "spd",
  },
  value "kematangan" {
    title = "Rata-rata kematangan inovasi", maximum = 111, share = 44.40, source = pembagi,
    total "sid" / max(count(innovations), 18),
  },
  value "jumlah_inovasi" {
    title = "Jumlah Inovasi Daerah", maximum = 76, share = 30.40, source = cakupan,  -- indicator 36
    when(at_least(distinct(innovations.urusan, pelayanan_dasar), 6),
      bawaan(0.38) * min(count(innovations), bawaan(200)),
      0),
  },

  index = 100 * (value.spd + value.kematangan + value.jumlah_inovasi) / 250,

  predicates = { decimals = 2,
    predicate "Sangat Inovatif"     (65.01, 100.00),
    predicate "Inovatif"            (40.01,  65.00),
    predicate "Kurang Inovatif"     ( 0.01,  40.00),
    predicate "Tidak Dapat Dinilai" ( 0.00,   0.00),
  },

  -- IV. Places ------------------------------------------------------------------------------------

  group "kabupaten" { title = "Kabupaten senasional", who = equals(region.kind, "kabupaten") },
  group "kota"      { title = "Kota senasional", who = equals(region.kind, "kota") },
  group "provinsi"  { title = "Kabupaten dan kota seprovinsi", agree = { "province" },
                      who = one_of(region.kind, { "kabupaten", "kota" }) },
  group "antarprovinsi" { title = "Provinsi senasional", who = equals(region.kind, "provinsi") },
}
