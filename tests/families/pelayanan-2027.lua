-- Indeks Pelayanan 2027, an index made up for the tests: averages of averages, the better of two,
-- scores that are no multiple of a weight, and one score that only a function can say.

ruleset "pelayanan-2027" {
  title  = "Indeks Pelayanan 2027",
  year   = 2027, status = announced,
  source = assumed "Indeks rekaan untuk pengujian",

  field "name" { of = region, type = text },

  aspect "proses" { title = "Proses", of = region, maximum = 15,
    variable "waktu" { title = "Waktu",
      indicator "lama" { title = "Lama penyelesaian", evidence = "SOP",
        -- 5 up to three days, 0 from eighteen days on, a straight line between
        script { unit = "hari", whole = true, maximum = 5, decimals = 2,
          function(hari)
            if at_most(hari, 3) then return 5 end
            if at_least(hari, 18) then return 0 end
            return round(5 - (hari - 3) / 3, 2)
          end } },
      indicator "antrean" { title = "Antrean", evidence = "Foto", scores = { 2, 3, 5 },
        choices { "Manual", "Nomor antrean", "Daring" } },
    },
    indicator "tarif" { title = "Tarif", evidence = "Papan tarif", scores = { 1, 4, 5 },
      codes { Lebih = 1, Sesuai = 2, Gratis = 3 } },
  },

  aspect "hasil" { title = "Hasil", of = region, maximum = 15,
    indicator "survei" { title = "Survei kepuasan", weight = 1.25, evidence = "Laporan",
      bands { decimals = 2, [0] = below(25.00),
        between(25.00, 64.99), between(65.00, 76.60), between(76.61, 88.30), at_least(88.31) } },
    indicator "aduan" { title = "Penanganan aduan", weight = 1, evidence = "Laporan",
      choices { "Dicatat", "Dibalas", "Diselesaikan", "Dipantau", "Dicegah" } },
    indicator "saran" { title = "Pemanfaatan saran", weight = 1, evidence = "Laporan",
      choices { "Dicatat", "Dibalas", "Dibahas", "Dipakai", "Diumumkan" } },
  },

  value "waktu"  { title = "Waktu", maximum = 5, mean(total "lama", total "antrean") },
  value "proses" { title = "Proses", maximum = 5, mean(value.waktu, total "tarif") },
  value "hasil"  { title = "Hasil", maximum = 5, mean(total "survei", largest(total "aduan", total "saran")) },

  index = 20 * mean(value.proses, value.hasil),

  predicates = { decimals = 1,
    predicate "Prima"     (80.1, 100.0),
    predicate "Baik"      (60.1,  80.0),
    predicate "Sedang"    (40.1,  60.0),
    predicate "Kurang"    ( 0.0,  40.0),
  },
}
