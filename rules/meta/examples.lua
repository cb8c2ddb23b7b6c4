---@meta iga-examples
--
-- The words of files of worked examples, for editors; as `iga.lua` beside it has those of rule
-- files. Nothing reads this file but editors.

-- What words make ------------------------------------------------------------------------------

---@class iga.examples
---@class iga.figures

--- What is answered, by the ids of indicators and fields; `others = 2` answers with level 2
--- whatever is not named.
---@alias iga.answered table<string, any>

---@class iga.points.table
---@field basis? string            the basis on which the answers are measured
---@field with? iga.answered       what else the region or the innovation says
---@field levels? number[]         what the levels from 1 earn when they are given as levels
---@field source? iga.source       where it is published
---@field [any] any                an answer = its points, `refused` or `no_band`

---@class iga.expect.table
---@field index? number            as published
---@field exact? string            before rounding, a fraction in lowest terms
---@field predicate? string
---@field values? table<string, number | string>  of the values of the formula
---@field points? table<string, number>           of indicators
---@field reported? integer        how many innovations there are
---@field eligible? integer        how many of them count
---@field missing? integer         how many answers are missing
---@field reasons? table<string, string[]>  of an innovation, by its number: ids of `must`
---@field refused? boolean         the region is refused

---@class iga.example.table
---@field region? iga.answered
---@field innovations? iga.answered[]
---@field expect iga.expect.table  what must come
---@field source? iga.source

---@class iga.innovations.table
---@field region? iga.answered     what their region says
---@field source? iga.source
---@field [integer] iga.answered   the innovations

-- What is stated -------------------------------------------------------------------------------

--- The examples of a rule set.
---
--- Contoh hitungan suatu aturan.
--- ```lua
--- examples "iid-2026" { points "sdm" { 2, 4, 6 } }
--- ```
---@param id string
---@return fun(examples: table)
function examples(id) end

--- What answers to one indicator earn.
---
--- Poin jawaban atas satu indikator.
--- ```lua
--- points "pad" { [-5.16] = 1.5, [-5.15] = 3, levels = { 1.5, 3, 4.5 } }
--- ```
---@param indicator string
---@return fun(points: iga.points.table): iga.examples
function points(indicator) end

--- A region and what it comes to.
---
--- Sebuah daerah dan hasilnya.
--- ```lua
--- example "Tanpa inovasi" { region = { others = 3 }, expect = { index = 25.20 } }
--- ```
---@param title string
---@return fun(example: iga.example.table): iga.examples
function example(title) end

--- Innovations that count.
---
--- Inovasi yang dihitung.
---@param innovations iga.innovations.table
---@return iga.examples
function eligible(innovations) end

--- Innovations that this `must` rejects, and no other.
---
--- Inovasi yang ditolak oleh `must` ini saja.
---@param must string
---@return fun(innovations: iga.innovations.table): iga.examples
function rejected(must) end

--- Indices and the predicates read off them.
---
--- Indeks dan predikatnya.
--- ```lua
--- predicates { [65.00] = "Inovatif", [65.01] = "Sangat Inovatif", [100.01] = refused }
--- ```
---@param predicates table<number, any>
---@return iga.examples
function predicates(predicates) end

--- An index and its predicate as published of a region.
---
--- Indeks dan predikat suatu daerah yang diumumkan.
--- ```lua
--- published "Kota Kendari" (55.62, "Inovatif", secondary "…")
--- ```
---@param title string
---@return fun(index: number, predicate: string, source?: iga.source): iga.examples
function published(title) end

-- What saves writing ---------------------------------------------------------------------------

--- So many of an innovation.
---
--- Sekian banyak inovasi yang sama.
---@param count integer
---@param innovation iga.answered
---@return iga.answered[]
function times(count, innovation) end

--- The same but for these.
---
--- Sama, kecuali yang ini.
---@param answered iga.answered
---@param changes iga.answered
---@return iga.answered
function with(answered, changes) end

--- The copies of `times` take one of these each, from the first on again.
---
--- Salinan dari `times` memakai salah satunya bergiliran.
---@param texts any[]
---@return any
function in_turn(texts) end

--- The figures of two years, the earlier one first.
---
--- Angka dua tahun, yang lebih awal dahulu.
---@param previous number
---@param current number
---@return iga.figures
function from(previous, current) end

-- What is no number ----------------------------------------------------------------------------

--- Nothing is answered.
---
--- Tidak dijawab.
missing = {}

--- No answer that the rules take, or no index.
---
--- Jawaban yang tidak diterima aturan, atau bukan indeks.
refused = {}

--- A value that no band holds: level 0, and a warning.
---
--- Nilai yang tidak dimuat rentang mana pun: level 0, dengan peringatan.
no_band = {}
