#!/bin/sh
# region.sh POINTS COUNT EACH SERVICES
# A region for the rules of 2026 whose own answers earn POINTS, with COUNT eligible innovations
# that earn EACH points apiece and cover SERVICES of the basic services.
set -eu

LC_ALL=C awk -v points="$1" -v count="$2" -v each="$3" -v services="$4" '
# Levels from "id:weight" pairs, such that weight x level adds up to `points`: each at least
# `least` where the pair ends in "!", then as high as the rest allows.
function indicators(pairs, points,    n, i, list, pair, weight, level, room, text) {
    n = split(pairs, list, " ")
    for (i = 1; i <= n; i++) {
        split(list[i], pair, ":")
        weight[i] = pair[2] + 0
        level[i] = pair[3] == "!" ? 1 : 0
        points -= weight[i] * level[i]
    }
    for (i = 1; i <= n; i++) {
        room = int(points / weight[i])
        if (room > 3 - level[i]) room = 3 - level[i]
        level[i] += room
        points -= weight[i] * room
        split(list[i], pair, ":")
        text = text (i > 1 ? "," : "") "\"" pair[1] "\":{\"level\":" level[i] "}"
    }
    if (points != 0) {
        print "region.sh: these points cannot be reached" > "/dev/stderr"
        exit 1
    }
    return text
}

BEGIN {
    n = split("Pendidikan;Kesehatan;Pekerjaan Umum dan Penataan Ruang;" \
        "Perumahan Rakyat dan Kawasan Permukiman;" \
        "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat;Sosial", urusan, ";")
    region = indicators("tpt_progres:0.75 tpt_besaran:0.75 kemiskinan_progres:0.75 " \
        "kemiskinan_besaran:0.75 ipm_peningkatan:0.75 ipm_capaian:0.75 investasi:1.5 pad:1.5 " \
        "opini_bpk:1.5 penghargaan_inovator:2 visi_misi:1 apbd_tepat_waktu:1 " \
        "mandatory_spending:1 perizinan:1 pendapatan_perkapita:1 lakip:1 " \
        "rekomendasi_kebijakan:1 ikk:1 ripj_pid:1 fasilitasi_haki:1", points)
    if (count > 0)
        innovation = indicators("video:4:! regulasi:3:! kemanfaatan:3:! replikasi:3 sdm:2:! " \
            "kecepatan:2:! anggaran:2 alat_kerja:2 rkpd:2 proses:2 layanan_terintegrasi:2 " \
            "monev:2 bimtek:1 aktor:1 pelaksana:1 jejaring:1 sosialisasi:1 pedoman_teknis:1 " \
            "informasi_layanan:1 pengaduan:1", each)
    printf "{\"id\":\"99.01\",\"name\":\"Kabupaten Contoh\",\"province\":\"Contoh\",\"kind\":\"kabupaten\","
    printf "\"indicators\":{%s},\"innovations\":[", region
    for (i = 0; i < count; i++)
        printf "%s{\"id\":\"%d\",\"name\":\"Inovasi %d\",\"urusan\":\"%s\"," \
            "\"implemented\":\"2024-06-01\",\"design_words\":300,\"indicators\":{%s}}",
            (i ? "," : ""), i + 1, i + 1, urusan[i % services + 1], innovation
    print "]}"
}'
