-- Indeks Sekolah 2026, an index made up for the tests: what a region does not have is not asked of
-- it, and does not weigh in its mean.

ruleset "sekolah-2026" {
  title  = "Indeks Sekolah 2026",
  year   = 2026, status = in_force,
  source = assumed "Indeks rekaan untuk pengujian",

  field "name"   { of = region, type = text },
  field "asrama" { of = region, type = one_of { "ya", "tidak" }, required = true },

  aspect "mutu" { title = "Mutu", of = region, weights = 4.5,
    indicator "kelas" { title = "Ruang kelas", weight = 2, evidence = "Foto",
      choices { "1", "2", "3", "4", "5" } },
    indicator "asrama" { title = "Asrama", weight = 1.5, evidence = "Foto",
      applies = equals(region.asrama, "ya"),
      choices { "1", "2", "3", "4", "5" } },
    indicator "guru" { title = "Guru", weight = 1, evidence = "Daftar",
      choices { "1", "2", "3", "4", "5" } },
  },

  -- The mean never exceeds 5; min says so to whoever works out the maximum.
  value "mutu" { title = "Mutu", maximum = 5, min(total "mutu" / weights "mutu", 5) },

  index = 20 * value.mutu,

  predicates = { decimals = 2,
    predicate "Baik"   (60.01, 100.00),
    predicate "Kurang" ( 0.00,  60.00),
  },
}
