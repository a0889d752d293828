using LensForge.Domain.Grammar;

namespace LensForge.Domain.ShotLists;

/// <summary>Objects that matter to a story and that the prop kit can show, by their English names.</summary>
public static class Props
{
    public static readonly Lexicon<string> Known = new(
        ("letter", "letter, envelope, note, telegram, brief, umschlag, zettel, lettre, enveloppe, carta, sobre, nota, lettera, busta, envelope, bilhete, koperta, письмо, конверт, записк*, 信, 信封, 手紙, 封筒, 편지, رسالة"),
        ("phone", "phone, telephone, cell phone, cellphone, mobile, smartphone, receiver, handy, telefon, horer, telephone, portable, telefono, movil, celular, cellulare, telefone, telemovel, komorka, телефон*, трубк*, 电话, 手机, 電話, 携帯, 전화, هاتف"),
        ("gun", "gun, pistol, revolver, rifle, shotgun, weapon, pistole, waffe, gewehr, pistolet, fusil, arme, pistola, arma, rifle, fucile, revolver, pistolet, bron, karabin, пистолет, ружье, оружие, 枪, 手枪, 銃, 총, مسدس"),
        ("knife", "knife, dagger, blade, messer, dolch, couteau, cuchillo, navaja, coltello, faca, noz, noza, нож, ножом, 刀, ナイフ, 칼, سكين"),
        ("key", "key, keys, schlussel, cle, clef, cles, llave, llaves, chiave, chiavi, chave, chaves, klucz*, ключ*, 钥匙, 鍵, 열쇠, مفتاح"),
        ("photo", "photo, photograph, picture, polaroid, snapshot, portrait, foto, bild, photographie, fotografia, retrato, ritratto, zdjecie, fotografi*, фотографи*, фото, снимок, 照片, 写真, 사진, صورة"),
        ("book", "book, notebook, diary, journal, ledger, bible, almanac, logbook, timetable, tide table, buch, tagebuch, heft, livre, cahier, carnet, libro, cuaderno, diario, quaderno, livro, caderno, ksiazk*, zeszyt, dziennik, книг*, дневник, тетрад*, 书, 日记, 本, 日記, ノート, 책, كتاب"),
        ("lamp", "lamp, lantern, torch, flashlight, candle, lampe, laterne, kerze, taschenlampe, lanterne, bougie, lampara, linterna, vela, lampada, lanterna, candela, candeia, swieca, latarka, ламп*, фонар*, свеч*, 灯, 蜡烛, ランプ, 蝋燭, 램프, مصباح"),
        ("cup", "cup, mug, teacup, coffee, tea, tasse, becher, kaffee, tee, cafe, taza, tazza, caffe, xicara, cafe, filizanka, kubek, kawa, herbata, чашк*, кофе, чай, 杯子, 茶, 咖啡, カップ, コーヒー, 컵, 커피, فنجان"),
        ("glass", "glass, whiskey, whisky, wine, beer, pint, drink, shot glass, glas, wein, bier, schnaps, verre, vin, biere, vaso, copa, vino, cerveza, bicchiere, birra, copo, vinho, cerveja, szklank*, kieliszek, wino, piwo, стакан*, бокал*, вино, 酒杯, 玻璃杯, グラス, ビール, 잔, كأس"),
        ("bottle", "bottle, flask, flasche, bouteille, botella, bottiglia, garrafa, butelk*, бутылк*, 瓶, 瓶子, ボトル, 병, زجاجة"),
        ("suitcase", "suitcase, bag, briefcase, backpack, duffel, satchel, luggage, koffer, tasche, rucksack, aktentasche, valise, sac, mallette, maleta, bolsa, maletin, mochila, valigia, borsa, zaino, mala, walizk*, torba, plecak, чемодан*, сумк*, рюкзак, портфель, 箱子, 行李, 包, 鞄, スーツケース, 가방, حقيبة"),
        ("box", "box, package, parcel, crate, chest, kiste, schachtel, paket, karton, boite, paquet, colis, coffret, caja, paquete, scatola, pacco, caixa, pacote, pudelk*, skrzynk*, paczk*, коробк*, посылк*, шкатулк*, 盒子, 包裹, 箱, 小包, 상자, صندوق"),
        ("clock", "clock, pocket watch, wristwatch, alarm clock, uhr, taschenuhr, wecker, horloge, montre, reveil, reloj, despertador, orologio, sveglia, relogio, zegar*, budzik, часы, будильник, 钟, 手表, 时钟, 時計, 시계, ساعة"),
        ("ring", "ring, wedding ring, necklace, locket, ehering, halskette, bague, alliance, collier, anillo, collar, anello, collana, anel, colar, pierscion*, obraczk*, naszyjnik, кольцо, ожерелье, 戒指, 项链, 指輪, 반지, خاتم"),
        ("map", "map, chart, blueprint, karte, landkarte, stadtplan, carte, mapa, mappa, cartina, plan miasta, карта, карту, 地图, 地図, 지도, خريطة"),
        ("money", "money, cash, bills, coins, banknotes, wallet, geld, munzen, scheine, brieftasche, argent, billets, portefeuille, dinero, billetes, cartera, soldi, denaro, portafoglio, dinheiro, carteira, pieniadze, portfel, деньги, кошелек, 钱, 钱包, お金, 財布, 돈, نقود"),
        ("flower", "flower, flowers, rose, roses, bouquet, blume, blumen, strauss, fleur, fleurs, flor, flores, ramo, fiore, fiori, mazzo, buque, kwiat*, bukiet, цветы, цветок, букет, 花, 鲜花, 꽃, زهرة"),
        ("radio", "radio, transistor, record player, gramophone, radio set, plattenspieler, tourne disque, tocadiscos, giradischi, gramofon, радио, приемник, 收音机, ラジオ, 라디오"),
        ("camera", "camera, video camera, fotoapparat, kamera, appareil photo, camara, macchina fotografica, aparat, фотоаппарат, 相机, 照相机, カメラ, 카메라"),
        ("umbrella", "umbrella, parasol, regenschirm, schirm, parapluie, paraguas, ombrello, guarda chuva, parasol*, зонт*, 伞, 雨伞, 傘, 우산, مظلة"),
        ("plate", "plate, bowl, dish, soup, cake, teller, schussel, suppe, kuchen, assiette, bol, soupe, gateau, plato, tazon, sopa, pastel, piatto, ciotola, zuppa, torta, prato, tigela, bolo, talerz, miska, zupa, ciasto, тарелк*, миск*, суп, торт, 盘子, 碗, 汤, 蛋糕, 皿, 접시, طبق"),
        ("laptop", "laptop, computer, keyboard, screen, monitor, tablet, rechner, bildschirm, ordinateur, ecran, clavier, ordenador, computadora, pantalla, portatile, schermo, computador, tela, komputer, ekran, ноутбук, компьютер, экран, 电脑, 屏幕, パソコン, 컴퓨터"),
        ("newspaper", "newspaper, magazine, paper, document, documents, file, folder, contract, zeitung, zeitschrift, akte, vertrag, dokument*, journal, dossier, contrat, periodico, revista, documento*, contrato, giornale, rivista, contratto, jornal, gazeta, dokumenty, umowa, teczka, газет*, журнал, документ*, договор, 报纸, 文件, 合同, 新聞, 書類, 契約書, 신문, 서류"),
        ("doll", "doll, teddy, teddy bear, toy, ball, puppe, teddybar, spielzeug, poupee, ours en peluche, jouet, muneca, oso de peluche, juguete, bambola, orsacchiotto, giocattolo, boneca, brinquedo, lalka, mis pluszowy, zabawka, кукл*, игрушк*, 玩具, 娃娃, 人形, おもちゃ, 인형"),
        ("cigarette", "cigarette, cigar, pipe, lighter, match, zigarette, zigarre, pfeife, feuerzeug, streichholz, cigare, briquet, allumette, cigarrillo, cigarro, mechero, sigaretta, sigaro, accendino, cigarro, isqueiro, papieros, zapalniczk*, сигарет*, сигар*, зажигалк*, 香烟, 打火机, タバコ, 煙草, 담배"),
        ("rope", "rope, chain, net, seil, tau, kette, netz, corde, chaine, filet, cuerda, cadena, red de pesca, corda, catena, rete, corrente, lina, lancuch, siec, веревк*, канат, цеп*, сеть, 绳子, 锁链, ロープ, 縄, 鎖, 밧줄"));

    /// <summary>English names of everything known, each once.</summary>
    public static IReadOnlyCollection<string> Names => Known.Values;

    /// <summary>How tall a thing stands on a table, metres; small for what lies flat.</summary>
    public static float HeightOf(string? thing) => thing switch
    {
        "lamp" or "bottle" or "flower" => 0.3f,
        "suitcase" => 0.36f,
        "laptop" or "radio" or "doll" or "clock" => 0.22f,
        _ => 0.08f,
    };

    /// <summary>Words in capitals that are sounds or cues of the page rather than things.</summary>
    public static readonly Lexicon<bool> NotThings = new(
        (true, "bang, crash, boom, thud, click, beep, beeps, ring, rings, ringing, buzz, buzzes, slam, slams, slammed, knock, knocks, knocking, scream, screams, shouts, yells, whistle, whistles, thunder, gunshot, gunshots, shot, explosion, explodes, roar, roars, roaring, silence, smash, crack, creak, creaks, hum, hums, hiss, hisses, snap, snaps, splash, sirens, siren, applause, laughter, footsteps, honk, honks, screech, screeches, rumble, rumbles, bell, bells, pop, ding, dong, klingelt, knall, krach, schreit, stille, bruit, cri, ruido, grito, rumore, urlo, cisza, huk, we, on, the, and, later, day, night, morning, cut, to, fade, in, out, smash, match, dissolve, title, super, superimpose, chyron, caption, titel, titre, titulo, titolo, end, fin, ende, fine, koniec, continued, cont, more, vo, os, oc, tv, ok, usa, uk, fbi, cia, dna, id, ii, iii, pov, angle, close, up, wide, insert, montage, intercut, back, begin, flashback, start, stop, suddenly, now, then, hard, slow, motion, freeze, frame, black, white"));
}
