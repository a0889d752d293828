using LensForge.Domain.Grammar;

namespace LensForge.Domain.Cast;

internal enum Garment { Coat, Jacket, Shirt, Jumper, Dress, TShirt, Trousers, Skirt, Shorts, Hat, Cap, Headscarf, Helmet, Scarf, Hair, Shoes }

internal enum Trait { Feminine, Masculine, Child, Teen, Young, MiddleAged, Old, Glasses, Beard, Moustache, Stubble, Bald, LongHair, ShortHair, Curly, Braids, Bun, Ponytail, Tall, Short, Stout, Thin }

internal enum Trade { Nurse, Doctor, Police, Soldier, Cook, Fire, Builder, Priest, Waiter, Sailor, Office, Farmer, Pilot }

/// <summary>Words with which scripts describe people, in several languages.</summary>
internal static class Descriptions
{
    public static readonly Lexicon<Rgb> Colours = new(
        (Rgb.Hex(0xDDB021), "yellow, gelb, gelbe, gelben, gelber, gelbes, gelbem, jaune*, amarill*, giall*, amarel*, zolt*, желт*, 黄, 黄色"),
        (Rgb.Hex(0xB8342B), "red, rot, rote, roten, roter, rotes, rotem, rouge*, rojo*, roja*, rosso, rossa, rosse, rossi, vermelh*, czerwon*, красн*, 红, 赤, 赤い, 红色"),
        (Rgb.Hex(0x2F5FA6), "blue, blau*, bleu*, azul*, blu, azzurr*, niebiesk*, син*, голуб*, 蓝, 青, 青い, 蓝色"),
        (Rgb.Hex(0x3F7F48), "green, grun*, vert, verte, verts, vertes, verde*, zielon*, зелен*, 绿, 緑, 绿色"),
        (Rgb.Hex(0xD9702A), "orange*, naranja*, arancion*, laranja*, pomaranczow*, оранжев*, 橙"),
        (Rgb.Hex(0x74408A), "purple, violet*, lila, violett*, morado*, viola, roxo*, fioletow*, фиолет*, 紫"),
        (Rgb.Hex(0xD98BA0), "pink, rosa, rose, rosado*, rozow*, розов*, 粉"),
        (Rgb.Hex(0x2A2827), "black, schwarz*, noir*, negro*, negra*, nero, nera, neri, nere, preto*, preta*, czarn*, черн*, 黑, 黒"),
        (Rgb.Hex(0xE4E0D6), "white, weiss*, blanc, blanche*, blancs, blanco*, blanca*, bianc*, branco*, branca*, bialy, biala, biale, бел*, 白"),
        (Rgb.Hex(0x85878A), "grey, gray, grau*, gris*, grigi*, cinza*, szar*, сер*, 灰"),
        (Rgb.Hex(0x6D4A32), "brown, braun*, marron*, brun, brune, castano*, marrone, castanh*, brazow*, коричнев*, 棕, 茶色"),
        (Rgb.Hex(0xC4AE86), "beige, khaki, camel, tan, sand, sandfarben*, bezow*"),
        (Rgb.Hex(0x27365C), "navy, dunkelblau*, granatow*, marine"),
        (Rgb.Hex(0x1F7F80), "teal, turquoise, turkis*, turquesa*, turchese, petrol"),
        (Rgb.Hex(0x8A2436), "crimson, scarlet, burgundy, maroon, weinrot*, bordeaux, granate"),
        (Rgb.Hex(0xC79A58), "blond*, blonde*, rubio*, rubia*, biondo, bionda, loiro, loira"));

    public static readonly Lexicon<Garment> Garments = new(
        (Garment.Coat, "coat, overcoat, raincoat, trenchcoat, parka, oilskin, mantel, *mantel, manteau, impermeable, abrigo, gabardina, cappotto, casaco, plaszcz*, пальто, плащ, cloak, robe, kittel, blouse de, 外套, コート"),
        (Garment.Jacket, "jacket, blazer, suit, tuxedo, uniform, anorak, vest, jacke, *jacke, sakko, anzug, veste, blouson, costume, chaqueta, traje, giacca, jaqueta, paleto, terno, kurtk*, marynark*, garnitur*, куртк*, пиджак*, костюм*, hoodie"),
        (Garment.Shirt, "shirt, blouse, hemd, *hemd, bluse, chemise, chemisier, camisa, blusa, camicia, koszul*, рубашк*, блузк*, apron, schurze, tablier, delantal, grembiule, scrubs, 衬衫"),
        (Garment.Jumper, "jumper, sweater, pullover, cardigan, jersey, sweatshirt, turtleneck, pulli, strickjacke, pull, gilet, sueter, maglione, maglia, camisola, swet*, свитер*, セーター"),
        (Garment.Dress, "dress, gown, kleid, *kleid, sundress, vestido, vestito, abito, sukienk*, sukni*, платье, ドレス, 裙子, nightgown"),
        (Garment.TShirt, "t shirt, tee, tshirt, tank top, camiseta, maglietta, koszulk*, футболк*"),
        (Garment.Trousers, "trousers, pants, jeans, slacks, hose, hosen, pantalon*, vaqueros, pantalones, calcas, spodni*, брюки, джинсы"),
        (Garment.Skirt, "skirt, kilt, rock, jupe, falda, gonna, saia, spodnic*, юбк*"),
        (Garment.Shorts, "shorts, swim trunks, bermudas"),
        (Garment.Hat, "hat, fedora, bowler, hut, chapeau, sombrero, cappello, chapeu, kapelusz*, шляп*, 帽子"),
        (Garment.Cap, "cap, beanie, beret, mutze, *mutze, kappe, casquette, bonnet, gorra, gorro, berretto, bone, czapk*, шапк*, кепк*"),
        (Garment.Headscarf, "headscarf, hijab, shawl, turban, kopftuch, foulard, panuelo, velo, lenco, chust*, платок"),
        (Garment.Helmet, "helmet, hard hat, helm, casque, casco, capacete, kask, kasku, шлем, каск*"),
        (Garment.Scarf, "scarf, schal, echarpe, bufanda, sciarpa, cachecol, szalik*, шарф*, マフラー"),
        (Garment.Hair, "hair, haired, haar, haare, haaren, cheveux, pelo, cabello, capelli, cabelo*, wlos*, волос*, curls, locken, 头发, 髪"),
        (Garment.Shoes, "shoes, boots, sneakers, schuhe, stiefel, chaussures, bottes, zapatos, botas, scarpe, stivali, sapatos, buty, туфли, сапоги"));

    public static readonly Lexicon<Trait> Traits = new(
        (Trait.Feminine, "woman, girl, lady, mother, mom, mum, wife, sister, daughter, aunt, grandmother, grandma, waitress, actress, widow, queen, nun, bride, frau, madchen, mutter, schwester, tochter, grossmutter, oma, tante, kellnerin, arztin, *lehrerin, polizistin, femme, fille, mere, soeur, epouse, mujer, chica, nina, madre, hermana, hija, senora, abuela, donna, ragazza, sorella, figlia, signora, nonna, mulher, menina, mae, irma, filha, avo, kobieta, dziewczyn*, matka, siostra, corka, babcia, женщин*, девушк*, девочк*, мать, сестра, бабушк*, 女, 女人, 女性, 少女, mrs, ms, miss, mme, fraulein"),
        (Trait.Masculine, "man, boy, guy, gentleman, father, dad, husband, brother, son, uncle, grandfather, grandpa, waiter, actor, widower, king, monk, groom, fisherman, policeman, mann, junge, vater, bruder, sohn, grossvater, opa, onkel, kellner, herr, homme, garcon, pere, frere, fils, mari, monsieur, hombre, chico, nino, padre, hermano, hijo, senor, abuelo, uomo, ragazzo, fratello, figlio, signore, nonno, homem, menino, pai, irmao, filho, mezczyzna, chlopiec, chlopak, ojciec, brat, dziadek, мужчин*, мальчик*, парень, отец, брат, дедушк*, 男, 男人, 男性, 少年, mr, sir"),
        (Trait.Child, "child, kid, toddler, little girl, little boy, kind, kleines madchen, kleiner junge, enfant, gamin*, petite fille, petit garcon, nino, nina, bambin*, crianca, dziecko, ребенок, 孩子, 子供, schoolboy, schoolgirl"),
        (Trait.Teen, "teen, teenager, teenage, adolescent*, jugendlich*, ado, adolescente, nastolat*, подросток, 少女, 少年"),
        (Trait.Young, "young, jung, junge frau, junger mann, jeune, joven, giovane, jovem, mlody, mloda, молод*, student*, twenties"),
        (Trait.MiddleAged, "middle aged, forties, fifties, mittleren alters, quarantaine, mediana edad, mezza eta"),
        (Trait.Old, "old man, old woman, old lady, elderly, aged, ancient, seventies, eighties, sixties, grandmother, grandfather, grandma, grandpa, alte frau, alter mann, alte, alter, greis*, vieux, vieille, anciano, anciana, vieja, viejo, vecchio, vecchia, anzian*, velho, velha, idos*, stary, stara, staruszk*, стар*, пожил*, 老, 老人, oma, opa, abuela, abuelo, nonna, nonno, retired, weathered, pensioner"),
        (Trait.Glasses, "glasses, spectacles, bespectacled, brille, brillen*, lunettes, gafas, occhiali, oculos, okular*, очк*, 眼镜, 眼鏡"),
        (Trait.Beard, "beard, bearded, bart, bartig*, barbe, barbu, barba, barbud*, broda, brodat*, бород*, 胡子"),
        (Trait.Moustache, "moustache, mustache, schnurrbart, schnauzer, bigote, baffi, bigode, wasy, усы"),
        (Trait.Stubble, "stubble, unshaven, unrasiert, dreitagebart, mal rase, nieogolon*"),
        (Trait.Bald, "bald, balding, shaven head, glatze, kahl*, chauve, calvo, calva, careca, lysy, лыс*"),
        (Trait.LongHair, "long hair, long haired, lange haare, langhaarig*, cheveux longs, pelo largo, capelli lunghi"),
        (Trait.ShortHair, "short hair, crew cut, cropped, kurze haare, kurzhaarig*, cheveux courts, pelo corto, buzz cut"),
        (Trait.Curly, "curly, curls, locken, lockig*, boucles, frise*, rizado, ricci, kudlat*, afro"),
        (Trait.Braids, "braids, braided, plaits, dreadlocks, zopfe, tresses, nattes, trenzas, trecce, trancas, warkocz*"),
        (Trait.Bun, "bun, dutt, chignon, mono, hair up"),
        (Trait.Ponytail, "ponytail, pferdeschwanz, queue de cheval, coleta, coda di cavallo"),
        (Trait.Tall, "tall, towering, lanky, huge, gross gewachsen, hochgewachsen*, grand, grande taille, alto, alta, wysok*, высок*"),
        (Trait.Short, "short, tiny, petite, klein, kleine, kleiner, petit, bajo, baja, basso, bassa, niski, niska"),
        (Trait.Stout, "stout, fat, heavy, heavyset, burly, stocky, plump, dick, dicke, dicker, korpulent*, gros, grosse, gordo, gorda, grasso, grub*, толст*"),
        (Trait.Thin, "thin, slim, skinny, gaunt, wiry, slender, dunn*, schlank*, hager*, mince, maigre, flaco, delgad*, magro, magra, chud*"));

    public static readonly Lexicon<Trade> Trades = new(
        (Trade.Nurse, "nurse, krankenschwester, pfleger*, infirmier*, enfermer*, infermier*, pielegniar*, медсестра"),
        (Trade.Doctor, "doctor, surgeon, physician, scientist, chemist, arzt, arztin, chirurg*, medecin, docteur, medico, medica, dottor*, lekar*, врач, 医生, 医者"),
        (Trade.Police, "police, policeman, policewoman, cop, sheriff, polizist*, kommissar*, flic, gendarme, policia, policier*, poliziott*, policjant*, полицейск*, 警察, constable, sergeant, guard"),
        (Trade.Soldier, "soldier, army, lieutenant, captain, soldat*, soldado, soldato, zolnierz*, солдат*, ranger"),
        (Trade.Cook, "cook, chef, baker, koch, kochin, backer, cuisinier*, boulanger*, cocinero, cocinera, cuoco, cuoca, cozinheir*, kucharz*, kucharka, повар"),
        (Trade.Fire, "firefighter, fireman, feuerwehr*, pompier, bombero, pompiere, bombeiro, strazak*"),
        (Trade.Builder, "builder, construction worker, engineer, miner, welder, mechanic, bauarbeiter*, mechaniker*, ouvrier*, obrero, albanil, operaio, robotnik*, рабоч*"),
        (Trade.Priest, "priest, vicar, pastor, monk, nun, pfarrer, pretre, cura, prete, padre nuestro, ksiadz, священник"),
        (Trade.Waiter, "waiter, waitress, bartender, barman, barmaid, kellner*, barkeeper, serveur, serveuse, camarero, camarera, cameriere, cameriera, kelner*, официант*"),
        (Trade.Sailor, "sailor, fisherman, fisherwoman, captain of the, fischer, matrose, seemann, pecheur, marin, pescador*, marinero, pescatore, marinaio, rybak*, рыбак, моряк, ferryman, lighthouse keeper"),
        (Trade.Office, "lawyer, banker, accountant, manager, executive, boss, clerk, anwalt*, bankier, chefin, avocat*, abogad*, avvocat*, prawni*, адвокат, businessman, businesswoman, detective, agent, politician"),
        (Trade.Farmer, "farmer, gardener, shepherd, bauer, bauerin, gartner*, paysan*, jardinier*, granjer*, contadin*, rolnik*, фермер"),
        (Trade.Pilot, "pilot, astronaut, cosmonaut, motorcyclist, biker, racer, pilote, piloto, pilota"));

    /// <summary>Reads "30s", "mid-40s", "(8)", "aged 70" beside a name.</summary>
    public static AgeBand? AgeFrom(string text)
    {
        foreach (var word in Words.Of(text))
        {
            var digits = word.Text.EndsWith('s') || word.Text.EndsWith('S') ? word.Text[..^1] : word.Text;
            if (digits.Length is 0 or > 2 || !int.TryParse(digits, out var years) || years is < 2 or > 99) continue;
            var before = word.Start > 0 ? text[..word.Start].TrimEnd() : "";
            var decade = digits.Length != word.Text.Length;
            var bracketed = before.EndsWith('(') || before.EndsWith(',') || before.EndsWith("（", StringComparison.Ordinal) || before.EndsWith('-');
            var told = Words.Of(before).LastOrDefault().Folded is "aged" or "age" or "mid" or "late" or "early" or "ca" or "um" or "about" or "anni" or "idade";
            if (!decade && !bracketed && !told) continue;
            return years switch { < 12 => AgeBand.Child, < 20 => AgeBand.Teen, < 40 => AgeBand.Young, < 60 => AgeBand.MiddleAged, _ => AgeBand.Old };
        }

        return null;
    }
}
