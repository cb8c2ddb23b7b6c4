---@meta iga
--
-- The words of the rule language, for editors: an editor with the Lua language server that is
-- told of this folder completes words and keys, shows what they mean, and marks what does not
-- fit. `.luarc.json` in the root of the source tells it. Nothing reads this file but editors;
-- rule files need not, and cannot, load it.

-- What words make ------------------------------------------------------------------------------

--- A number worked out from a region: it can be added, subtracted, multiplied and divided.
---@class iga.expression
---@operator add(iga.operand): iga.expression
---@operator sub(iga.operand): iga.expression
---@operator mul(iga.operand): iga.expression
---@operator div(iga.operand): iga.expression
---@operator unm: iga.expression

---@alias iga.operand iga.expression | number

--- Something that holds or does not.
---@class iga.condition

--- A range of numbers, `at_least(5.23)`, or of days, `between("2024-01-01", "2025-12-31")`.
---@class iga.range

--- Where a rule comes from. It stands as `source = …`, or before what it is the source of:
--- `carried(at_least(3))`.
---@class iga.source
---@overload fun(marked: number): number
---@overload fun(marked: iga.range): iga.range
---@overload fun(marked: any): any

--- A set of innovations. Behind a dot come their fields: `innovations.urusan`.
---@class iga.population
---@field [string] iga.column

--- One field of a set of innovations, for `distinct`.
---@class iga.column

--- Whose field or answer is meant: `region.kind`, `innovation.implemented`.
---@class iga.unit
---@field [string] iga.expression

---@class iga.state
---@class iga.policy
---@class iga.type
---@class iga.derivation

---@class iga.answers
---@class iga.bands : iga.answers
---@class iga.basis
---@class iga.member
---@class iga.indicator
---@class iga.variable
---@class iga.must
---@class iga.predicate

-- The rule set ---------------------------------------------------------------------------------

---@class iga.ruleset.table
---@field title string        what the rules are called
---@field year integer        the year they are of
---@field status iga.state    in_force, announced or past
---@field basis? string       the decree or letter
---@field source? iga.source  where all of it comes from that states no source of its own
---@field overlap? iga.policy highest or lowest: which level wins where two bands hold a value
---@field maximum? number     what the maxima of all values add up to; compared with the rules
---@field index iga.expression      the formula of the index
---@field predicates iga.predicates.table
---@field [integer] iga.member      fields, aspects, values and groups, in the order of the annex

--- A year's methodology; a rule file states one.
---
--- Metodologi satu tahun; satu berkas aturan menyatakan satu.
--- ```lua
--- ruleset "iid-2026" { title = "Indeks Inovasi Daerah 2026", year = 2026, status = in_force, … }
--- ```
---@param id string letters, digits, - and _; the file is called after it
---@return fun(rules: iga.ruleset.table)
function ruleset(id) end

---@class iga.aspect.table
---@field title string
---@field of iga.unit          region, or innovation: then each innovation has these indicators
---@field weights? number      what its weights add up to, as the annex states; compared
---@field maximum? number      the most that it earns, as the annex states; compared
---@field eligible? iga.must[] all { must … }: which innovations count
---@field source? iga.source
---@field renamed_from? string its id in the rules before
---@field [integer] iga.variable | iga.indicator

--- An aspect: variables and indicators of a region, or of each innovation.
---
--- Aspek: variabel dan indikator daerah, atau setiap inovasi.
--- ```lua
--- aspect "spd" { title = "Satuan Pemerintah Daerah", of = region, weights = 21, … }
--- ```
---@param id string
---@return fun(aspect: iga.aspect.table): iga.member
function aspect(id) end

---@class iga.variable.table
---@field title string
---@field weights? number      what its weights add up to; compared
---@field source? iga.source
---@field renamed_from? string its id in the rules before
---@field [integer] iga.indicator

--- A group of indicators within an aspect.
---
--- Kelompok indikator dalam satu aspek.
--- ```lua
--- variable "institusi" { title = "Institusi", indicator "visi_misi" { … } }
--- ```
---@param id string
---@return fun(variable: iga.variable.table): iga.variable
function variable(id) end

---@class iga.indicator.table
---@field no? string             its number in the annex: "8", "10a"
---@field title string
---@field weight? number         each level earns weight x level
---@field scores? number[]       instead of a weight: what each level from 1 earns
---@field mandatory? boolean     true where an answer must be there
---@field evidence? string       what is asked for as proof
---@field note? string
---@field from? iga.derivation   growth, increase or decrease between two years' figures
---@field applies? iga.condition where the indicator is asked at all
---@field source? iga.source
---@field renamed_from? string   its id in the rules before
---@field [integer] iga.answers  how it is answered

--- An indicator: what is asked, what it weighs, how it is answered.
---
--- Indikator: apa yang ditanyakan, bobotnya, dan cara menjawabnya.
--- ```lua
--- indicator "opini_bpk" { no = "8", title = "Opini BPK", weight = 1.5, mandatory = true,
---   codes { TMP = 1, TW = 1, WDP = 2, WTP = 3 } }
--- ```
---@param id string
---@return fun(indicator: iga.indicator.table): iga.indicator
function indicator(id) end

---@class iga.must.table
---@field otherwise string    the reason given when it fails; {field}, {value} and {mandatory} are filled in
---@field source? iga.source
---@field [integer] iga.condition the condition

--- A condition that an innovation must meet to count, and what is said when it does not.
---
--- Syarat agar suatu inovasi dihitung, dan alasan bila tidak dipenuhi.
--- ```lua
--- must "rancang_bangun" { at_least(innovation.design_words, 300),
---   otherwise = "Kata pada rancang bangun: {value}; paling sedikit 300" }
--- ```
---@param id string
---@return fun(must: iga.must.table): iga.must
function must(id) end

---@class iga.field.table
---@field of iga.unit          region or innovation
---@field type iga.type        text, number, whole, date or one_of { … }
---@field required? boolean    true where every region (or innovation) must give it
---@field title? string
---@field source? iga.source

--- What a region or an innovation says of itself, besides its answers.
---
--- Keterangan tentang daerah atau inovasi di luar jawabannya.
--- ```lua
--- field "kind" { of = region, type = one_of { "provinsi", "kabupaten", "kota" } }
--- ```
---@param name string
---@return fun(field: iga.field.table): iga.member
function field(name) end

---@class iga.basis.table
---@field title? string
---@field source? iga.source
---@field [integer] iga.bands

--- One of several ways to measure an indicator, with bands of its own.
---
--- Salah satu dari beberapa dasar pengukuran suatu indikator, dengan rentangnya sendiri.
--- ```lua
--- basis "a" { title = "Penerima manfaat", bands { unit = "orang", whole = true, between(1, 200), … } }
--- ```
---@param id string
---@return fun(basis: iga.basis.table): iga.basis
function basis(id) end

---@class iga.predicates.table
---@field decimals integer decimals to which the index is published
---@field [integer] iga.predicate

--- A predicate: the lowest and the highest published index that have it.
---
--- Predikat: indeks terendah dan tertinggi yang memperolehnya.
--- ```lua
--- predicate "Sangat Inovatif" (65.01, 100)
--- ```
---@param name string
---@return fun(low: number, high: number): iga.predicate
function predicate(name) end

---@class iga.group.table
---@field title? string
---@field agree? string[]     fields of the region that must agree
---@field who? iga.condition  who takes part
---@field source? iga.source

--- Regions among which places are given.
---
--- Daerah-daerah yang diperingkatkan bersama.
--- ```lua
--- group "provinsi" { agree = { "province" }, who = one_of(region.kind, { "kabupaten", "kota" }) }
--- ```
---@param id string
---@return fun(group: iga.group.table): iga.member
function group(id) end

---@class iga.value.table
---@field title? string
---@field maximum? number      the most that it can be, as the annex states; compared
---@field share? number        its percentage of the maximum of all values; compared
---@field source? iga.source
---@field renamed_from? string its id in the rules before
---@field [integer] iga.operand the formula

---@class iga.values
---@field [string] iga.expression
---@overload fun(id: string): fun(value: iga.value.table): iga.member

--- A part of the index with a name: `value "spd" { … }` states it, `value.spd` reads it below.
---
--- Bagian indeks yang bernama: `value "spd" { … }` menyatakannya, `value.spd` membacanya.
--- ```lua
--- value "spd" { title = "Skor SPD", maximum = 63, total "spd" },
--- index = 100 * value.spd / 63,
--- ```
---@type iga.values
value = {}

-- Sources --------------------------------------------------------------------------------------

--- From the official document itself.
---
--- Dari dokumen resminya sendiri.
--- ```lua
--- source = official "Kepmendagri 100.2.1.7-1234 Tahun 2026, Lampiran I"
--- ```
---@param reference string
---@return iga.source
function official(reference) end

--- From a transcription or a report of the official document.
---
--- Dari salinan atau laporan tentang dokumen resmi.
--- ```lua
--- source = secondary "Lampiran I, menurut aplikasi SIMONDA"
--- ```
---@param reference string
---@return iga.source
function secondary(reference) end

--- Inferred or carried over, with the reason. Results say how many such parts their rules have.
---
--- Disimpulkan atau terbawa dari tahun lain, beserta alasannya.
--- ```lua
--- source = assumed "Tidak ada sumber; terbawa dari 2025"
--- ```
---@param reason string
---@return iga.source
function assumed(reason) end

-- Answers --------------------------------------------------------------------------------------

---@class iga.choices.table
---@field [0]? string       the text of level 0
---@field [integer] string  the texts of the levels from 1

--- Levels with a text each; the answer is a level.
---
--- Level dengan teksnya masing-masing; jawabannya nomor level.
--- ```lua
--- choices { "SK Kepala Daerah", "Peraturan Kepala Daerah", "Peraturan Daerah" }
--- ```
---@param levels iga.choices.table
---@return iga.answers
function choices(levels) end

---@class iga.codes.table
---@field [string] integer  a code and its level
---@field [integer] string  the texts of the levels from 1

--- Codes, each with its level; the answer is a code.
---
--- Kode dengan levelnya; jawabannya kode.
--- ```lua
--- codes { WDP = 2, WTP = 3, ["Sangat Baik"] = 3 }
--- ```
---@param codes iga.codes.table
---@return iga.answers
function codes(codes) end

---@class iga.bands.table
---@field unit? string        "%", "orang"
---@field decimals? integer   to which a value is brought first, half away from zero
---@field whole? boolean      true for counts
---@field [0]? iga.range      what earns level 0
---@field [integer] iga.range the ranges of the levels from 1, as printed

--- Ranges of a measured value, one a level, as the annex prints them.
---
--- Rentang nilai terukur, satu per level, seperti tercetak di lampiran.
--- ```lua
--- bands { unit = "%", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.24) }
--- ```
---@param bands iga.bands.table
---@return iga.bands
function bands(bands) end

---@class iga.bases.table
---@field [integer] iga.basis

--- Several ways to measure, of which an answer takes one. `choices` may stand beside it.
---
--- Beberapa dasar pengukuran; satu jawaban memakai satu. `choices` boleh mendampinginya.
--- ```lua
--- bases { basis "a" { … }, basis "b" { … } }
--- ```
---@param bases iga.bases.table
---@return iga.answers
function bases(bases) end

---@class iga.script.table
---@field maximum number     the most that it gives
---@field decimals? integer  of what it gives
---@field unit? string       of the answer
---@field whole? boolean     true where the answer is a count
---@field [integer] fun(answer: iga.exact): iga.exact | number

--- The exact number a script is given. Compare it with the words, not with `==`.
---@class iga.exact
---@operator add(iga.exact | number): iga.exact
---@operator sub(iga.exact | number): iga.exact
---@operator mul(iga.exact | number): iga.exact
---@operator div(iga.exact | number): iga.exact
---@operator unm: iga.exact

--- A score that no table can say: a function of the measured answer.
---
--- Nilai yang tidak dapat dinyatakan dengan tabel: fungsi dari jawaban terukur.
--- ```lua
--- script { maximum = 5, decimals = 2, function(answer) return round(min(answer, 100) / 20, 2) end }
--- ```
---@param script iga.script.table
---@return iga.answers
function script(script) end

--- A range of one value.
---
--- Rentang satu nilai.
--- ```lua
--- [0] = exactly(0)
--- ```
---@param value number
---@return iga.range
function exactly(value) end

--- In a script: the number to so many decimals, half away from zero.
---
--- Di dalam script: angka dibulatkan, setengah menjauhi nol.
--- ```lua
--- round(answer / 3, 2)
--- ```
---@param number iga.exact | number
---@param decimals integer from 0 to 6
---@return iga.exact
function round(number, decimals) end

-- Formulas -------------------------------------------------------------------------------------

--- The points of an aspect, a variable or an indicator; of innovations, of all that count
--- together, or with `reported` of all.
---
--- Jumlah nilai suatu aspek, variabel, atau indikator.
--- ```lua
--- total "sid" / max(count(innovations), 12)
--- ```
---@param id string
---@param over? iga.population innovations or reported
---@return iga.expression
function total(id, over) end

--- The level of an indicator.
---
--- Level suatu indikator.
--- ```lua
--- mean(innovations, level "video")
--- ```
---@param id string
---@return iga.expression
function level(id) end

--- What the weights of an aspect, a variable or an indicator add up to; of indicators that do not
--- apply everywhere, only where they do.
---
--- Jumlah bobot suatu aspek, variabel, atau indikator, sejauh berlaku.
--- ```lua
--- total "tata_kelola" / weights "tata_kelola" -- the weighted mean of its levels
--- ```
---@param id string
---@return iga.expression
function weights(id) end

--- How many innovations.
---
--- Banyaknya inovasi.
--- ```lua
--- count(where(innovations, at_least(level "video", 2)))
--- ```
---@param over iga.population
---@return iga.expression
function count(over) end

--- The sum over innovations; without innovations, of the numbers given.
---
--- Jumlah atas inovasi, atau jumlah angka yang disebut.
--- ```lua
--- sum(innovations, innovation.biaya)
--- ```
---@param over iga.population
---@param x iga.operand
---@return iga.expression
---@overload fun(x: iga.operand, ...: iga.operand): iga.expression
function sum(over, x) end

--- The mean over innovations, 0 of none; without innovations, of the numbers given.
---
--- Rata-rata atas inovasi, atau rata-rata angka yang disebut.
--- ```lua
--- mean(value.proses, value.hasil)
--- ```
---@param over iga.population
---@param x iga.operand
---@return iga.expression
---@overload fun(x: iga.operand, ...: iga.operand): iga.expression
function mean(over, x) end

--- The smallest over innovations, or of the numbers given.
---
--- Yang terkecil atas inovasi, atau dari angka yang disebut.
--- ```lua
--- smallest(innovations, total "sid")
--- ```
---@param over iga.population
---@param x iga.operand
---@return iga.expression
---@overload fun(x: iga.operand, ...: iga.operand): iga.expression
function smallest(over, x) end

--- The largest over innovations, or of the numbers given.
---
--- Yang terbesar atas inovasi, atau dari angka yang disebut.
--- ```lua
--- largest(innovations, total "sid")
--- ```
---@param over iga.population
---@param x iga.operand
---@return iga.expression
---@overload fun(x: iga.operand, ...: iga.operand): iga.expression
function largest(over, x) end

--- How many different values a field of innovations has, all of them or only those listed.
---
--- Banyaknya nilai berbeda dari suatu kolom inovasi.
--- ```lua
--- distinct(innovations.urusan, { "Pendidikan", "Kesehatan", "Sosial" })
--- ```
---@param field iga.column
---@param among? string[]
---@return iga.expression
function distinct(field, among) end

--- Those innovations for which a condition holds.
---
--- Inovasi yang memenuhi suatu syarat.
--- ```lua
--- where(reported, one_of(innovation.urusan, { "Kesehatan" }))
--- ```
---@param over iga.population
---@param condition iga.condition
---@return iga.population
function where(over, condition) end

--- The smallest of numbers. In a script too.
---
--- Angka terkecil. Berlaku juga di dalam script.
--- ```lua
--- 0.38 * min(count(innovations), 200)
--- ```
---@param ... iga.operand | iga.exact
---@return any
function min(...) end

--- The largest of numbers. In a script too.
---
--- Angka terbesar. Berlaku juga di dalam script.
--- ```lua
--- max(count(innovations), 12)
--- ```
---@param ... iga.operand | iga.exact
---@return any
function max(...) end

--- One number where a condition holds, another where it does not.
---
--- Satu angka bila syarat dipenuhi, angka lain bila tidak.
--- ```lua
--- when(at_least(count(innovations), 5), total "sid", 0)
--- ```
---@param condition iga.condition
---@param number iga.operand
---@param otherwise iga.operand
---@return iga.expression
function when(condition, number, otherwise) end

--- The first of several that the data give.
---
--- Yang pertama diisi di antara beberapa.
--- ```lua
--- first_given(innovation.design_words, words(innovation.design))
--- ```
---@param ... iga.operand
---@return iga.expression
function first_given(...) end

--- How many words a text field has.
---
--- Banyaknya kata dalam kolom teks.
--- ```lua
--- words(innovation.design)
--- ```
---@param field iga.expression
---@return iga.expression
function words(field) end

-- Conditions and ranges ------------------------------------------------------------------------

---@alias iga.compared iga.operand | iga.exact

--- At least: with one number a range, with two a condition.
---
--- Paling sedikit: dengan satu angka rentang, dengan dua angka syarat.
--- ```lua
--- at_least(5.23)
--- at_least(count(innovations), 5)
--- ```
---@param x iga.compared
---@param edge iga.compared | string
---@return iga.condition
---@overload fun(edge: number | string): iga.range
function at_least(x, edge) end

--- At most: with one number a range, with two a condition.
---
--- Paling banyak: dengan satu angka rentang, dengan dua angka syarat.
--- ```lua
--- at_most(2.04)
--- at_most(innovation.umur, 2)
--- ```
---@param x iga.compared
---@param edge iga.compared | string
---@return iga.condition
---@overload fun(edge: number | string): iga.range
function at_most(x, edge) end

--- Above, the edge itself outside.
---
--- Lebih dari, batasnya sendiri tidak termasuk.
--- ```lua
--- above(50.00)
--- above(region.penduduk, 1000000)
--- ```
---@param x iga.compared
---@param edge iga.compared | string
---@return iga.condition
---@overload fun(edge: number): iga.range
function above(x, edge) end

--- Below, the edge itself outside.
---
--- Kurang dari, batasnya sendiri tidak termasuk.
--- ```lua
--- below(2.05)
--- below(innovation.implemented, "2024-01-01")
--- ```
---@param x iga.compared
---@param edge iga.compared | string
---@return iga.condition
---@overload fun(edge: number): iga.range
function below(x, edge) end

--- From the lower edge to the upper one, both inside.
---
--- Dari batas bawah sampai batas atas, keduanya termasuk.
--- ```lua
--- between(2.05, 5.23)
--- between(innovation.implemented, "2024-01-01", "2025-12-31")
--- ```
---@param x iga.compared
---@param low iga.compared | string
---@param high iga.compared | string
---@return iga.condition
---@overload fun(low: number | string, high: number | string): iga.range
function between(x, low, high) end

--- Whether something lies in a range that has a name.
---
--- Apakah sesuatu berada dalam rentang yang diberi nama.
--- ```lua
--- within(innovation.implemented, jendela)
--- ```
---@param x iga.operand
---@param range iga.range
---@return iga.condition
function within(x, range) end

--- A type with the texts that a field may have; with a field before it, a condition on them.
---
--- Jenis kolom dengan teks pilihannya; dengan kolom di depannya, syarat.
--- ```lua
--- type = one_of { "kabupaten", "kota" }
--- one_of(region.kind, { "kabupaten", "kota" })
--- ```
---@param field iga.expression
---@param texts string[]
---@return iga.condition
---@overload fun(texts: string[]): iga.type
function one_of(field, texts) end

--- Whether a number, a day or a field is this one.
---
--- Apakah angka, tanggal, atau kolom sama dengan ini.
--- ```lua
--- equals(region.kind, "kota")
--- ```
---@param x iga.compared
---@param other iga.compared | string
---@return iga.condition
function equals(x, other) end

--- Whether the data give a field.
---
--- Apakah kolom itu diisi.
--- ```lua
--- given(innovation.developed)
--- ```
---@param field iga.expression
---@return iga.condition
function given(field) end

--- All of these conditions; or the list of what makes an innovation eligible.
---
--- Semua syarat ini; atau daftar syarat kelayakan inovasi.
--- ```lua
--- all { given(innovation.developed), within(innovation.developed, jendela) }
--- ```
---@param conditions iga.condition[]
---@return iga.condition
---@overload fun(musts: iga.must[]): iga.must[]
function all(conditions) end

--- At least one of these conditions.
---
--- Paling sedikit satu dari syarat ini.
--- ```lua
--- any { within(innovation.implemented, jendela), within(innovation.developed, jendela) }
--- ```
---@param conditions iga.condition[]
---@return iga.condition
function any(conditions) end

--- None of these conditions.
---
--- Tidak satu pun dari syarat ini.
--- ```lua
--- none { given(innovation.developed) }
--- ```
---@param conditions iga.condition[]
---@return iga.condition
function none(conditions) end

--- Whether every mandatory indicator of the innovation has at least this level.
---
--- Apakah setiap indikator wajib inovasi mencapai level ini.
--- ```lua
--- mandatory_at_least(1)
--- ```
---@param level integer
---@return iga.condition
function mandatory_at_least(level) end

-- Things ---------------------------------------------------------------------------------------

--- The region, and its fields: `region.kind`.
---
--- Daerah, dan kolomnya: `region.kind`.
---@type iga.unit
region = {}

--- One innovation, and its fields: `innovation.urusan`.
---
--- Satu inovasi, dan kolomnya: `innovation.urusan`.
---@type iga.unit
innovation = {}

--- The innovations that count, those that are eligible.
---
--- Inovasi yang dihitung, yaitu yang memenuhi syarat.
---@type iga.population
innovations = {}

--- All innovations that were reported, eligible or not.
---
--- Semua inovasi yang dilaporkan, memenuhi syarat atau tidak.
---@type iga.population
reported = {}

--- Status: these rules are the valid ones of their year.
---
--- Status: aturan ini berlaku.
---@type iga.state
in_force = {}

--- Status: these rules are known but not yet valid.
---
--- Status: aturan ini sudah diumumkan tetapi belum berlaku.
---@type iga.state
announced = {}

--- Status: these rules were valid once.
---
--- Status: aturan ini pernah berlaku.
---@type iga.state
past = {}

--- Where two bands hold a value, the highest level wins.
---
--- Bila dua rentang memuat suatu nilai, level tertinggi yang berlaku.
---@type iga.policy
highest = {}

--- Where two bands hold a value, the lowest level wins.
---
--- Bila dua rentang memuat suatu nilai, level terendah yang berlaku.
---@type iga.policy
lowest = {}

--- A field's type: any text.
---
--- Jenis kolom: teks.
---@type iga.type
text = {}

--- A field's type: a number.
---
--- Jenis kolom: angka.
---@type iga.type
number = {}

--- A field's type: a whole number, 0 or more.
---
--- Jenis kolom: bilangan bulat, 0 atau lebih.
---@type iga.type
whole = {}

--- A field's type: a day, "2024-01-31".
---
--- Jenis kolom: tanggal, "2024-01-31".
---@type iga.type
date = {}

--- From two years' figures: how much the second is above the first, in percent of the first.
---
--- Dari angka dua tahun: pertumbuhan dalam persen.
---@type iga.derivation
growth = {}

--- From two years' figures: the second less the first.
---
--- Dari angka dua tahun: kenaikan, yang kedua dikurangi yang pertama.
---@type iga.derivation
increase = {}

--- From two years' figures: the first less the second.
---
--- Dari angka dua tahun: penurunan, yang pertama dikurangi yang kedua.
---@type iga.derivation
decrease = {}
