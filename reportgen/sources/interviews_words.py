"""Words that stand before personal names, words that do so and name nobody, and given names that many people bear.

In: nothing. Out: sets of words in small letters. Our own lists, from everyday Indonesian and English; no list of
persons is behind them. A given name that is also a word (Dewi, Indah, Melati) or a place is not among ``FREQUENT``.
"""

from __future__ import annotations


def _these(*lines: str) -> frozenset[str]:
    """Give the words of a few lines."""
    return frozenset(word for line in lines for word in line.split())


TITLES = _these(
    "bu ibu pak bapak bpk mbak mba mas ny nyonya tn tuan sdr sdri saudara saudari bidan dr drg drs dra dokter kak",
    "kakak bunda mak emak mama umi ummi abi ayah bang abang kang teh teteh ceu uda mbah nenek kakek om tante bude",
    "pakde bulik paklik dik adik dek suster perawat kader ustaz ustad ustadz ustazah ustadzah haji hajah hajjah",
    "hj kiai nyai h prof si mrs mr ms miss mister madam sir doctor nurse midwife sister aunt auntie uncle grandma",
    "grandpa granny",
)
"""Titles, kinship terms and roles that people put before a name; ``h`` only with its full stop."""

ROLES = _these(
    "hamil menyusui melahirkan bersalin nifas bekerja balita bayi baduta anak anaknya muda tua baru mertua",
    "kandung tiri rumah tangga rumahtangga kota negara guru lurah camat bupati wali walikota gubernur menteri",
    "presiden kades kepala sekretaris ketua direktur koordinator manajer dukun paraji rt rw bidan dokter perawat",
    "kader petugas suster gizi ahli konselor laktasi pasien klien informan responden pewawancara peneliti dosen",
    "pejabat pegawai majikan bos atasan direksi umum kandungan spesialis jaga senior junior koki satpam polisi",
    "tentara hakim jaksa pengacara sopir hajat haji hajah pendeta pastor imam doktor profesor insinyur suami",
    "istri ibu bapak ayah nenek kakek kakak adik mother father mothers fathers volunteer volunteers head nurse",
    "doctor midwife director chief president minister pregnant breastfeeding new young old in-law law staff",
    "health worker workers governor mayor teacher superior",
)
"""Who somebody is: words that may follow a title with a capital, and that a name may follow in turn."""

ORDINARY = _these(
    "asi imd kb kia pkk bpjs mpasi mp susu formula eksklusif trimester primipara multipara postpartum rujukan",
    "kontrol dan atau yang di ke dari untuk dengan itu ini tadi juga sudah belum tidak bukan kalau kalo karena",
    "jadi terus lalu tapi tetapi saya aku kami kita dia mereka kamu anda nya sendiri semua banyak beberapa setiap",
    "para hanya kecil sulung bungsu besar in the a an and or but she he they we i you it this that who when",
    "because so then is was said told januari februari maret april mei juni juli agustus september oktober",
    "november desember senin selasa rabu kamis jumat sabtu minggu indonesia jawa sunda betawi islam kristen",
    "muslim allah tuhan covid pertama kedua ketiga",
)
"""Other words that may follow a title and name nobody, nor does what comes after them ("Ibu saya di Bogor")."""

INSTITUTIONS = _these(
    "puskesmas posyandu pustu polindes poskesdes rumahsakit rs rsud rsia rsu rsb klinik dinas dinkes desa",
    "kelurahan kecamatan kabupaten provinsi dusun kampung jalan jl gang sekolah sd smp sma tk paud apotek kantor",
    "yayasan masjid universitas akademi bps bpm pmb who unicef kemenkes idai ibi ayahasi aimi perumahan komplek",
    "kompleks blok sakit hospital clinic centre center village district street school office university ministry",
)
"""Kinds of places and bodies: what follows one is its name and nobody's."""

FREQUENT = _these(
    "siti aisyah aminah fatimah khadijah khodijah maryam nurhayati nurul nurjanah sumiati suryati sumarni",
    "sulastri sukaesih rohani rohayati rokayah romlah maemunah maimunah masitoh halimah hasanah yuliana",
    "yulianti yuni wahyuni wulandari rahmawati kurniawati susanti susilawati handayani setiawati purwanti",
    "haryanti hartati mulyati mulyani rina rini ratna retno endang tuti titin tati yati yanti yeni nining",
    "neneng euis eni ani iis lilis lina linda mira nani nia nina novi novita nita rani rika",
    "rita rosita santi sinta sri susi umiyati vina wati winarti fitri fitriani desi diah dian dina ",
    "elis ernawati evi ijah ahmad ahmed muhammad mohammad abdul abdullah agus ali andi anton arif",
    "asep bambang budi cecep dadang dedi deni didi dodi eko hadi hasan hendra heri herman husein ibrahim",
    "irfan iwan jajang joko karim maman mamat mulyadi mulyono ridwan rudi rusdi sugeng suharto sukarno",
    "supardi suparman supriyadi suryadi sutrisno taufik toni ujang usman wawan widodo yanto yusuf yudi zainal",
)
"""Given names that seldom mean anything else."""
