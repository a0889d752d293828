using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>Time of day and weather from the words of a scene.</summary>
public static class SkyWords
{
    private enum Hour { Dawn, Day, Dusk, Night, Same }

    private static readonly Lexicon<Hour> Hours = new(
        (Hour.Dawn, "dawn, daybreak, sunrise, early morning, first light, morgendammerung, sonnenaufgang, fruher morgen, fruhmorgens, aube, lever du soleil, petit matin, amanecer, alba, madrugada, aurora, nascer do sol, amanhecer, swit, swicie, wschod, рассвет*, 黎明, 夜明け, 早朝, 日出, 새벽, فجر"),
        (Hour.Day, "day, daytime, morning, noon, midday, afternoon, tag, morgen, vormittag, mittag, nachmittag, jour, matin, midi, apres midi, dia, manana, mediodia, tarde, giorno, mattina, mattino, mezzogiorno, pomeriggio, manha, meio dia, dzien, rano, ranek, poludnie, popoludnie, dag, middag, eftermiddag, gun, sabah, день, утро, днем, полдень, μερα, 日, 昼, 朝, 早上, 上午, 下午, 白天, 낮, 아침, نهار, صباح"),
        (Hour.Dusk, "dusk, sunset, sundown, twilight, evening, magic hour, golden hour, gloaming, dammerung, abenddammerung, sonnenuntergang, abend, crepuscule, coucher du soleil, coucher de soleil, soir, soiree, atardecer, anochecer, ocaso, crepusculo, tramonto, crepuscolo, sera, imbrunire, por do sol, entardecer, anoitecer, zmierzch*, zachod*, wieczor*, avond, kvall, aksam, сумерки, закат*, вечер*, 黄昏, 傍晚, 夕方, 夕暮れ, 日没, 저녁, غروب, مساء"),
        (Hour.Night, "night, midnight, nighttime, late night, pre dawn, nacht, mitternacht, nuit, minuit, noche, medianoche, notte, mezzanotte, noite, meia noite, noc, polnoc, noca, w nocy, nacht, natt, gece, ночь, ночью, полночь, νυχτα, 夜, 夜晚, 深夜, 晚上, 밤, ليل"),
        (Hour.Same, "continuous, same, same time, later, moments later, minutes later, hours later, meanwhile, cont, fortlaufend, gleichzeitig, spater, weiter, continu, suite, meme moment, plus tard, continuo, continua, mas tarde, mismo, continuacion, stesso momento, piu tardi, mais tarde, mesmo, continua, ciag dalszy, pozniej, позже, продолжение, тогда же, 同时, 稍后, 連続, 続き, 계속"));

    private static readonly Lexicon<Weather> Skies = new(
        (Weather.Rain, "rain, rains, raining, rainy, rainfall, downpour, drizzle, thunderstorm, storm, pouring, wipers, regen, regnet, regnerisch, gewitter, schuttet, pluie, pleut, orage, averse, lluvia, llueve, tormenta, pioggia, piove, temporale, chuva, chove, tempestade, deszcz*, pada deszcz, burza, ulewa, regn, yagmur, дожд*, ливень, гроз*, βροχη, 雨, 下雨, 비가, مطر"),
        (Weather.Snow, "snow, snows, snowing, snowy, snowfall, snowstorm, blizzard, snowflakes, schnee, schneit, verschneit*, neige, enneige*, nieve, nieva, nevado, neve, nevica, nevicata, snieg*, sniezyc*, sno, kar yagiyor, снег*, метел*, χιονι, 雪, 下雪, 눈이, ثلج"),
        (Weather.Fog, "fog, foggy, mist, misty, haze, nebel, neblig, dunst, brouillard, brume, niebla, neblina, bruma, nebbia, foschia, nevoeiro, mgla, mgle, mgly, dimma, sis, туман*, ομιχλη, 雾, 霧, 大雾, 안개, ضباب"),
        (Weather.Overcast, "overcast, cloudy, clouds, grey sky, gray sky, bewolkt, bedeckt, wolken, grauer himmel, nuageux, couvert, ciel gris, nublado, nubes, cielo gris, nuvoloso, coperto, nuvole, cielo grigio, ceu cinzento, pochmurn*, zachmurzon*, пасмурн*, облач*, 阴天, 曇り, 흐림"));

    /// <summary>The time of a scene; CONTINUOUS, SAME and LATER take that of the scene before.</summary>
    public static TimeOfDay TimeOf(SceneHeading heading, TimeOfDay before)
    {
        var inherits = false;
        foreach (var text in new[] { heading.Time, heading.Text })
        {
            foreach (var hit in Hours.In(text).OrderByDescending(hit => hit.Count))
            {
                if (hit.Value != Hour.Same) return (TimeOfDay)hit.Value;
                inherits = true;
            }
        }

        return inherits ? before : TimeOfDay.Day;
    }

    public static Weather WeatherOf(SceneHeading heading, string action, Weather before)
    {
        foreach (var hit in Skies.In(heading.Text + " . " + action)) return hit.Value;
        return Continuity.FollowsOn(heading) ? before : Weather.Clear;
    }
}
