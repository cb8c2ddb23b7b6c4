-- A rule set whose only indicator is scored by a script.
ruleset "skrip" {
  title = "Skrip", year = 2020, status = past, source = official "Contoh",
  field "name" { of = region, type = text },
  aspect "a" { title = "A", of = region,
    indicator "s" { title = "S", script { maximum = 5, decimals = 2,
      function(v)
        if above(v, 100) then return v / 0 end
        if above(v, 50) then while true do end end
        if above(v, 40) then return v end
        if above(v, 30) then return "banyak" end
        if above(v, 20) then return v / 7 end
        return round(min(v / 3, 5), 2)
      end } } },
  value "a" { title = "A", total "a" },
  index = 20 * value.a,
  predicates = { decimals = 2, predicate "Baik" (50.01, 100), predicate "Kurang" (0, 50) },
}
