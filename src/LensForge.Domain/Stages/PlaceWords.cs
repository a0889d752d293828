using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Stages;

/// <summary>Which kind of set a heading asks for.</summary>
public static class PlaceWords
{
    // Rooms say more than the houses they are in: "HOSPITAL - CORRIDOR" is a corridor, "HOUSE - KITCHEN" a kitchen.
    private static readonly Lexicon<SetKind> Rooms = new(
        (SetKind.Kitchen, "kitchen, kitchenette, galley, pantry, scullery, kuche, *kuche, kombuse, cuisine, cocina, cucina, cozinha, kuchni*, keuken, kok, kokken, mutfak, kuhinja, кухн*, κουζινα, 厨房, キッチン, 台所, 부엌, مطبخ"),
        (SetKind.Bedroom, "bedroom, bed room, guest room, nursery, dormitory, hotel room, motel room, motel, bunk, schlafzimmer, *schlafzimmer, kinderzimmer, hotelzimmer, gastezimmer, chambre, chambre d hotel, dormitorio, habitacion, recamara, alcoba, camera da letto, camera d albergo, cameretta, quarto, sypialni*, pokoj hotelowy, slaapkamer, sovrum, yatak odasi, спальн*, υπνοδωματιο, 卧室, 寝室, 침실, غرفة نوم"),
        (SetKind.LivingRoom, "living room, livingroom, sitting room, drawing room, lounge, parlour, parlor, den, family room, front room, dining room, wohnzimmer, *wohnzimmer, stube, esszimmer, salon, sejour, salle a manger, sala de estar, salotto, soggiorno, sala da pranzo, sala de jantar, comedor, sala, salon*, living, woonkamer, vardagsrum, oturma odasi, гостин*, σαλονι, 客厅, 居間, リビング, 거실, غرفة جلوس"),
        (SetKind.Office, "office, town hall, city hall, council chamber, study, workroom, cubicle, boardroom, conference room, meeting room, interrogation room, newsroom, headquarters, reception, editing room, buro, *buro, arbeitszimmer, besprechungsraum, verhorraum, kanzlei, bureau, cabinet, oficina, despacho, ufficio, studio, escritorio, gabinete, biuro, gabinet, kantoor, kontor, ofis, офис, кабинет, γραφειο, 办公室, 事務所, オフィス, 사무실, مكتب"),
        (SetKind.Corridor, "corridor, hallway, hall, passage, passageway, stairwell, staircase, stairs, landing, lobby, foyer, vestibule, tunnel, flur, *flur, gang, korridor, treppenhaus, diele, couloir, escalier, cage d escalier, pasillo, escalera*, vestibulo, corridoio, scale, scala, atrio, corredor, escadas, korytarz*, schody, klatka schodowa, gang, koridor, коридор*, лестниц*, διαδρομος, 走廊, 廊下, 복도, ممر"),
        (SetKind.Bar, "bar, pub, tavern, saloon, inn, nightclub, club, restaurant, diner, cafe, coffee shop, bistro, cantina, canteen, cafeteria, tearoom, brewery, kneipe, *kneipe, gaststatte, wirtshaus, gasthaus, lokal, bistrot, brasserie, taverne, boite de nuit, taberna, cerveceria, cafeteria, restaurante, ristorante, osteria, trattoria, taverna, locale, boteco, botequim, knajpa, gospoda, restauracja, kawiarnia, kroeg, кафе, ресторан*, бар, трактир*, μπαρ, 酒吧, バー, 居酒屋, 餐厅, 술집, 카페, حانة, مقهى"),
        (SetKind.HospitalRoom, "hospital room, ward, icu, intensive care, operating room, operating theatre, sickroom, infirmary, clinic, examination room, emergency room, hospital bed, krankenzimmer, krankenhauszimmer, intensivstation, op saal, chambre d hopital, infirmerie, bloc operatoire, habitacion de hospital, quirofano, enfermeria, camera d ospedale, stanza d ospedale, sala operatoria, quarto de hospital, quarto do hospital, enfermaria, sala szpitalna, oddzial, палат*, 病房, 病室, 병실"),
        (SetKind.Classroom, "classroom, class, schoolroom, lecture hall, auditorium, seminar room, klassenzimmer, klasse, horsaal, salle de classe, amphitheatre, aula, aula magna, clase, sala de aula, sala lekcyjna, klasa, klaslokaal, класс*, аудитори*, ταξη, 教室, 교실, فصل"),
        (SetKind.Shop, "shop, store, *shop, bookstore, supermarket, grocery, bakery, pharmacy, drugstore, boutique, market stall, mall, checkout, butcher, florist, pawnshop, library, gas station shop, laden, *laden, geschaft, supermarkt, backerei, apotheke, bibliothek, magasin, epicerie, boulangerie, pharmacie, librairie, tienda, supermercado, panaderia, farmacia, libreria, negozio, bottega, panetteria, supermercato, biblioteca, loja, padaria, mercearia, sklep*, piekarnia, apteka, ksiegarnia, winkel, магазин*, лавк*, аптек*, καταστημα, 商店, 店, 가게, متجر"),
        (SetKind.Street, "street, road, avenue, boulevard, lane, highway, crossroads, intersection, sidewalk, pavement, square, plaza, bridge, driveway, parking lot, car park, suburb, downtown, village, town, city, strasse, *strasse, platz, *platz, brucke, *brucke, gehweg, kreuzung, parkplatz, dorf, stadt, innenstadt, rue, route, trottoir, place, pont, ville, carrefour, calle, carretera, avenida, acera, puente, ciudad, pueblo, via, strada, marciapiede, piazza, ponte, citta, rua, estrada, calcada, praca, cidade, ulica, ulicy, droga, chodnik, most, miasto, straat, gata, cadde, sokak, улиц*, дорог*, площад*, мост, город*, δρομος, 街, 街道, 道路, 通り, 거리, 길, شارع"),
        (SetKind.Alley, "alley, alleyway, back alley, backstreet, backyard, courtyard, back yard, loading dock, gasse, *gasse, hinterhof, innenhof, hof, ruelle, impasse, cour, arriere cour, callejon, patio, vicolo, cortile, beco, viela, zaulek, podworko, podworze, steeg, переул*, двор*, подворотн*, 小巷, 巷子, 路地, 골목, زقاق"),
        (SetKind.Park, "park, garden, playground, meadow, lawn, cemetery, graveyard, orchard, zoo, field, pasture, schoolyard, *garten, garten, friedhof, spielplatz, wiese, parc, jardin, cimetiere, prairie, champ, pre, parque, cementerio, prado, parco, giardino, cimitero, prato, campo, jardim, cemiterio, ogrod*, cmentarz*, laka, boisko, парк*, сад, кладбищ*, пол*е, луг, παρκο, 公园, 公園, 花园, 庭, 공원, حديقة"),
        (SetKind.Forest, "forest, woods, wood, woodland, jungle, rainforest, clearing, grove, trail, swamp, wald, *wald, lichtung, dschungel, foret, bois, clairiere, bosque, selva, claro, bosco, foresta, radura, giungla, floresta, mata, las, lesie, lasu, puszcza, polana, bos, skog, orman, лес, лесу, леса, тайг*, δασος, 森林, 森, 树林, 숲, غابة"),
        (SetKind.Coast, "beach, coast, shore, seaside, sea, ocean, harbour, harbor, pier, dock, docks, quay, jetty, cliff, cliffs, lighthouse, lake, lakeside, river, riverbank, marina, boat, ship, island, bay, lagoon, strand, *strand, kuste, *kuste, meer, hafen, *hafen, ufer, *ufer, steg, klippe*, see, fluss, leuchtturm, insel, boot, plage, cote, rivage, mer, port, quai, jetee, falaise, lac, riviere, phare, playa, costa, orilla, mar, puerto, muelle, acantilado, lago, rio, faro, spiaggia, riva, mare, porto, molo, scogliera, fiume, praia, cais, falesia, farol, plaza morska, plazy, plaza nad morzem, wybrzeze, brzeg, morze, molo, jezioro, rzeka, latarnia morska, пляж*, берег*, море, моря, порт, причал*, озер*, рек*, παραλια, 海边, 海滩, 海辺, 海岸, 浜, 해변, 바다, شاطئ"),
        (SetKind.Desert, "desert, dunes, dune, wasteland, badlands, canyon, salt flats, mesa, steppe, wuste, *wuste, dune*, desierto, desert*, dunas, deserto, dune, pustyni*, wydm*, woestijn, oken, col, пустын*, дюн*, ερημος, 沙漠, 砂漠, 사막, صحراء"),
        (SetKind.CarInterior, "car, taxi, cab, limousine, van, truck, pickup, jeep, suv, sedan, ambulance, patrol car, police car, auto, wagen, *wagen, lkw, lastwagen, *auto, voiture, camion, camionnette, coche, carro, camioneta, furgoneta, macchina, automobile, furgone, samochod*, auto, taksowk*, ciezarowk*, araba, машин*, автомобил*, такси, αυτοκινητο, 车内, 汽车, 出租车, 車内, 車, 차안, 자동차, سيارة"),
        (SetKind.Rooftop, "rooftop, roof, roof terrace, balcony, terrace, fire escape, dach, *dach, dachterrasse, balkon, terrasse, toit, toits, balcon, azotea, tejado, terraza, balcon, tetto, terrazza, balcone, telhado, terraco, varanda, dach, dachu, taras, balkon, dak, tak, cati, крыш*, балкон*, террас*, 屋顶, 天台, 屋上, 阳台, 옥상, سطح"),
        (SetKind.Station, "station, train station, railway station, bus station, platform, subway, metro, underground, airport, terminal, bus stop, ticket hall, bahnhof, *bahnhof, bahnsteig, gleis, flughafen, haltestelle, u bahn, gare, quai de gare, quai de la gare, aeroport, arret de bus, estacion, anden, aeropuerto, parada, stazione, binario, banchina, aeroporto, fermata, estacao, plataforma, dworzec, dworca, peron, lotnisko, przystanek, вокзал*, перрон*, станци*, аэропорт*, σταθμος, 车站, 火车站, 站台, 駅, ホーム, 机场, 역, 공항, محطة"));

    // Buildings, when no room is named.
    private static readonly Lexicon<SetKind> Buildings = new(
        (SetKind.LivingRoom, "house, home, apartment, flat, cabin, cottage, farmhouse, mansion, villa, loft, trailer, penthouse, condo, farm, haus, *haus, wohnung, *wohnung, hutte, *hutte, maison, appartement, cabane, ferme, casa, piso, apartamento, cabana, departamento, appartamento, baita, fattoria, dom, domu, mieszkanie, chata, huis, hus, ev, дом, дома, квартир*, изб*, дача, σπιτι, 家, 公寓, 房子, アパート, 집, 아파트, بيت, منزل"),
        (SetKind.HospitalRoom, "hospital, sanatorium, krankenhaus, spital, hopital, clinique, hospital, clinica, ospedale, szpital*, ziekenhuis, больниц*, госпитал*, νοσοκομειο, 医院, 病院, 병원, مستشفى"),
        (SetKind.Classroom, "school, university, college, academy, schule, *schule, universitat, ecole, lycee, universite, escuela, colegio, universidad, scuola, liceo, universita, escola, faculdade, szkol*, uniwersytet, школ*, университет*, 学校, 大学, 학교, مدرسة"),
        (SetKind.Office, "police station, precinct, bank, law firm, embassy, town hall, polizeirevier, polizeiwache, rathaus, commissariat, mairie, comisaria, ayuntamiento, commissariato, questura, municipio, delegacia, komisariat, posterunek, urzad, полиция, участок, 警察局, 警察署, 银行"),
        (SetKind.Bedroom, "hotel, hostel, dorm, auberge, albergo, pension, гостиниц*, отел*, 酒店, 旅馆, ホテル, 호텔"),
        (SetKind.Forest, "mountain, mountains, hill, hillside, valley, gebirge, berg, berge, tal, montagne, colline, vallee, montana, colina, valle, montagna, collina, montanha, gora, gory, wzgorze, dolina, гор*, холм*, 山, 산"));

    // Words that in running text mean something else too often.
    private static readonly HashSet<string> Ambiguous = ["place", "square", "platz", "class", "landing", "passage", "clearing", "store", "shore", "study", "trail", "living", "scale", "field", "pasto", "color", "plaza"];

    /// <summary>The kind that the heading names best; when it names none, that which the first words of the action name.</summary>
    /// <returns>The kind, and the word that told it; null when nothing is known.</returns>
    public static (SetKind Kind, string? Word, bool FromAction) Read(SceneHeading heading, string action)
    {
        var best = Best(heading.Place, heading, 0);
        if (best.Word is not null) return (best.Kind, best.Word, false);
        if (heading.Place.Length == 0 && heading.Text.Length > 0)
        {
            best = Best(heading.Text, heading, 0);
            if (best.Word is not null) return (best.Kind, best.Word, false);
        }

        best = Best(action, heading, 15);
        return best.Word is not null && IsInside(best.Kind) == !heading.Exterior ? (best.Kind, best.Word, true) : (SetKind.Neutral, null, false);
    }

    public static bool IsInside(SetKind kind) => kind <= SetKind.Shop || kind == SetKind.CarInterior;

    private static (SetKind Kind, string? Word) Best(string text, SceneHeading heading, int least)
    {
        var words = Words.Of(text);
        (SetKind Kind, string? Word) best = (SetKind.Neutral, null);
        var bestScore = float.MinValue;
        foreach (var (hits, strength) in new[] { (Rooms.In(words), 20f), (Buildings.In(words), 8f) })
        {
            foreach (var hit in hits)
            {
                if (least > 0 && hit.Found.Length < 5 && !Words.IsIdeographic(hit.Found[0])) continue;
                if (least > 0 && Ambiguous.Contains(Words.Fold(hit.Found))) continue;
                var kind = Outdoors(hit.Value, heading, strength < 10);
                var fits = heading.Interior == heading.Exterior || (IsInside(kind) == heading.Interior) || kind is SetKind.Station or SetKind.Rooftop or SetKind.CarInterior;
                // A phrase tells more than a word, a later part more than an earlier one ("BAR - BACK OFFICE").
                var score = strength + (fits ? 12f : 0f) + hit.Count * 3 + Math.Min(hit.Index, 8) * 0.5f;
                if (heading.Interior && kind == SetKind.CarInterior) score += 8;
                if (score <= bestScore || score < least) continue;
                best = (kind, hit.Found);
                bestScore = score;
            }
        }

        return best;
    }

    // Outside a house or a shop is the street before it.
    private static SetKind Outdoors(SetKind kind, SceneHeading heading, bool building)
    {
        if (!heading.Exterior || heading.Interior) return kind;
        return kind switch
        {
            SetKind.LivingRoom when building => SetKind.Park,
            SetKind.Kitchen or SetKind.Bedroom or SetKind.LivingRoom => SetKind.Park,
            SetKind.CarInterior => SetKind.Street,
            _ when IsInside(kind) => SetKind.Street,
            _ => kind,
        };
    }
}
