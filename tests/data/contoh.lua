-- A small rule set for the cases: one indicator of every kind, and points that are easy to add up.
ruleset "contoh" {
  title = "Indeks Contoh", year = 2020, status = in_force,
  basis = "Peraturan Contoh 1/2020",
  source = official "Peraturan Contoh 1/2020",
  overlap = highest,

  field "name"        { of = region, type = text, title = "Nama", required = true },
  field "province"    { of = region, type = text, title = "Provinsi" },
  field "kind"        { of = region, title = "Jenis", type = one_of { "provinsi", "kabupaten", "kota" } },
  field "area"        { of = region, type = number, title = "Luas" },
  field "population"  { of = region, type = whole, title = "Penduduk" },
  field "founded"     { of = region, type = date, title = "Hari jadi" },

  field "name"        { of = innovation, type = text, title = "Nama" },
  field "urusan"      { of = innovation, title = "Urusan", type = one_of { "Pendidikan", "Kesehatan", "Sosial" } },
  field "implemented" { of = innovation, type = date, title = "Tanggal penerapan", required = true },

  aspect "daerah" { title = "Daerah", of = region,
    indicator "visi" { title = "Visi", weight = 1, mandatory = true, choices { "Misi", "Visi", "Misi dan visi" } },
    indicator "opini" { title = "Opini", weight = 1, codes { TMP = 1, TW = 1, WDP = 2, WTP = 3, "TMP", "WDP", "WTP" } },
    indicator "ipm" { title = "IPM", weight = 1,
      bands { decimals = 1, at_most(49.9), between(50, 69.9), between(72, 100) } },
    indicator "pegawai" { title = "Pegawai", weight = 1,
      bands { whole = true, [0] = exactly(0), between(1, 10), between(11, 100), at_least(101) } },
    indicator "pad" { title = "PAD", weight = 1, from = growth,
      bands { decimals = 2, at_most(0), between(0.01, 10), at_least(10.01) } },
    indicator "naik" { title = "Kenaikan", weight = 1, from = increase,
      bands { decimals = 1, at_most(0), between(0.1, 5), at_least(5.1) } },
    indicator "pesisir" { title = "Pesisir", weight = 1, applies = equals(region.kind, "kabupaten"),
      choices { "Sedikit", "Sedang", "Banyak" } },
  },
  aspect "inovasi" { title = "Inovasi", of = innovation,
    eligible = all {
      must "penerapan" { within(innovation.implemented, between("2019-01-01", "2020-12-31")),
        otherwise = "Tanggal penerapan ({implemented}) di luar 2019 dan 2020" },
      must "wajib" { mandatory_at_least(1), otherwise = "Indikator wajib belum mencapai level 1: {mandatory}" },
    },
    indicator "regulasi" { title = "Regulasi", weight = 1, mandatory = true, choices { "SK", "Perkada", "Perda" } },
    indicator "manfaat" { title = "Manfaat", weight = 1,
      bases {
        basis "a" { title = "Orang", bands { unit = "orang", whole = true, between(1, 10), between(11, 20), at_least(21) } },
        basis "b" { title = "Persen", bands { unit = "%", decimals = 1, between(0.1, 5), between(5.1, 10), above(10) } },
      } },
  },

  value "daerah" { title = "Daerah", total "daerah" },
  value "inovasi" { title = "Rata-rata inovasi", total "inovasi" / max(count(innovations), 2) },
  index = value.daerah + value.inovasi,
  predicates = { decimals = 2, predicate "Baik" (15.01, 100), predicate "Cukup" (5.01, 15), predicate "Kurang" (0, 5) },

  group "provinsi" { title = "Seprovinsi", agree = { "province" }, who = equals(region.kind, "kabupaten") },
}
