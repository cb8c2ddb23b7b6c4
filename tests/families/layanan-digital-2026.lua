-- Indeks Layanan Digital 2026, an index made up for the tests: domains instead of SPD and SID, six
-- levels from 0 to 5, weights with fractions that add up to 100, and a weighted mean of levels.
-- No region reports innovations.

ruleset "layanan-digital-2026" {
  title  = "Indeks Layanan Digital 2026",
  year   = 2026, status = in_force,
  source = assumed "Indeks rekaan untuk pengujian",

  field "name"    { of = region, type = text },
  field "tingkat" { of = region, type = one_of { "pusat", "daerah" }, required = true },

  aspect "kebijakan" { title = "Kebijakan", of = region, weights = 20.5,
    indicator "arsitektur" { no = "1", title = "Arsitektur", weight = 6.5, evidence = "Keputusan",
      choices { [0] = "Belum ada", "Konsep", "Disusun", "Ditetapkan", "Diterapkan", "Dievaluasi" } },
    indicator "peta_rencana" { no = "2", title = "Peta rencana", weight = 6.5, evidence = "Keputusan",
      choices { [0] = "Belum ada", "Konsep", "Disusun", "Ditetapkan", "Diterapkan", "Dievaluasi" } },
    indicator "keamanan" { no = "3", title = "Keamanan informasi", weight = 7.5, evidence = "Laporan",
      choices { [0] = "Belum ada", "Konsep", "Disusun", "Ditetapkan", "Diterapkan", "Dievaluasi" } },
  },

  aspect "tata_kelola" { title = "Tata kelola", of = region, weights = 34.25,
    indicator "anggaran" { no = "4", title = "Anggaran terpadu", weight = 10.25, evidence = "DPA",
      choices { "Konsep", "Disusun", "Ditetapkan", "Diterapkan", "Dievaluasi" } },
    indicator "pegawai" { no = "5", title = "Kompetensi pegawai", weight = 12, evidence = "Sertifikat",
      codes { Rendah = 1, Sedang = 3, Tinggi = 5, ["Sangat Rendah"] = 0, ["Di Bawah Sedang"] = 2, ["Di Atas Sedang"] = 4 } },
    indicator "audit" { no = "6", title = "Audit", weight = 12, evidence = "Laporan audit",
      bands { unit = "kali", whole = true,
        [0] = exactly(0), exactly(1), exactly(2), exactly(3), exactly(4), at_least(5) } },
  },

  aspect "layanan" { title = "Layanan", of = region, weights = 45.25,
    indicator "administrasi" { no = "7", title = "Layanan administrasi", weight = 15.25, evidence = "Tautan",
      choices { "Informasi", "Interaksi", "Transaksi", "Kolaborasi", "Optimalisasi" } },
    indicator "publik" { no = "8", title = "Layanan publik", weight = 20, evidence = "Tautan",
      choices { "Informasi", "Interaksi", "Transaksi", "Kolaborasi", "Optimalisasi" } },
    indicator "kepuasan" { no = "9", title = "Kepuasan pengguna", weight = 10, evidence = "Survei",
      bands { unit = "%", decimals = 1,
        [0] = below(20.0), between(20.0, 39.9), between(40.0, 59.9), between(60.0, 74.9),
        between(75.0, 87.6), at_least(87.7) } },
  },

  -- Each domain's mean of levels, weighted; the index is their mean, weighted once more.
  value "kebijakan"   { title = "Kebijakan", maximum = 5, total "kebijakan" / weights "kebijakan" },
  value "tata_kelola" { title = "Tata kelola", maximum = 5, total "tata_kelola" / weights "tata_kelola" },
  value "layanan"     { title = "Layanan", maximum = 5, total "layanan" / weights "layanan" },

  index = (weights "kebijakan" * value.kebijakan + weights "tata_kelola" * value.tata_kelola
           + weights "layanan" * value.layanan)
          / sum(weights "kebijakan", weights "tata_kelola", weights "layanan"),

  predicates = { decimals = 2,
    predicate "Memuaskan"   (4.20, 5.00),
    predicate "Sangat Baik" (3.50, 4.19),
    predicate "Baik"        (2.60, 3.49),
    predicate "Cukup"       (1.80, 2.59),
    predicate "Kurang"      (0.00, 1.79),
  },

  group "setingkat" { title = "Setingkat", agree = { "tingkat" } },
}
