namespace LensForge.Domain.Screenplays;

/// <summary>
/// Finds people whom action introduces in capitals: ANNA (30s), A WAITER, OLD TOM, a fisherman. Capitals also mark sounds, props and
/// camera directions, so capitals alone are not enough: an age, a word for a person, or a clause that only a person takes must stand with them.
/// </summary>
internal sealed class Introductions
{
    private static readonly HashSet<string> People = Words(
        "MAN WOMAN BOY GIRL KID CHILD BABY TEEN TEENAGER GUY LADY GENTLEMAN STRANGER PASSERBY NEIGHBOR NEIGHBOUR FRIEND MOTHER FATHER MOM MUM DAD BROTHER SISTER SON DAUGHTER WIFE HUSBAND " +
        "GRANDMOTHER GRANDFATHER GRANDMA GRANDPA AUNT UNCLE COUSIN WIDOW WIDOWER BRIDE GROOM PRIEST NUN MONK WAITER WAITRESS BARTENDER BARMAN BARMAID BARISTA CHEF COOK MAID BUTLER DRIVER CABBIE PILOT STEWARDESS " +
        "NURSE DOCTOR SURGEON PARAMEDIC PATIENT COP POLICEMAN POLICEWOMAN OFFICER DETECTIVE INSPECTOR SERGEANT CAPTAIN LIEUTENANT SOLDIER GUARD SENTRY SNIPER THUG GANGSTER MUGGER THIEF BURGLAR KILLER PRISONER INMATE " +
        "TEACHER STUDENT PUPIL PROFESSOR JANITOR CLEANER CLERK CASHIER SHOPKEEPER RECEPTIONIST SECRETARY ASSISTANT MANAGER BOSS LAWYER JUDGE REPORTER JOURNALIST PHOTOGRAPHER CAMERAMAN TECHNICIAN ENGINEER MECHANIC " +
        "FISHERMAN FARMER SAILOR WORKER MINER CARPENTER POSTMAN MAILMAN COURIER PORTER CONDUCTOR USHER BEGGAR TRAMP HOBO DRUNK TOURIST JOGGER CYCLIST PEDESTRIAN COMMUTER CUSTOMER GUEST DANCER SINGER ACTOR ACTRESS MUSICIAN " +
        "KING QUEEN PRINCE PRINCESS KNIGHT WITCH WIZARD BOUNCER DOORMAN LANDLADY LANDLORD TENANT HOST HOSTESS ORDERLY CORONER VICAR BISHOP FOREMAN TWIN TWINS COUPLE CROWD " +
        "MEN WOMEN CHILDREN PEOPLE FISHERMEN POLICEMEN MOURNERS ONLOOKERS " +
        "MANN FRAU JUNGE MÄDCHEN KIND KELLNER KELLNERIN FAHRER ÄRZTIN ARZT POLIZIST POLIZISTIN SOLDAT LEHRER LEHRERIN VERKÄUFER VERKÄUFERIN WIRT FISCHER MUTTER VATER BRUDER SCHWESTER " +
        "HOMME FEMME GARÇON FILLE ENFANT SERVEUR SERVEUSE CHAUFFEUR MÉDECIN INFIRMIÈRE POLICIER SOLDAT PÊCHEUR MÈRE PÈRE HOMBRE MUJER NIÑO NIÑA CAMARERO CAMARERA CONDUCTOR ENFERMERA POLICÍA SOLDADO PESCADOR MADRE PADRE " +
        "UOMO DONNA RAGAZZO RAGAZZA BAMBINO BAMBINA CAMERIERE CAMERIERA AUTISTA INFERMIERA POLIZIOTTO SOLDATO PESCATORE");

    private static readonly HashSet<string> Things = Words(
        "BANG BOOM CRASH SLAM CLICK RING RINGS THUD CRACK SNAP POP SPLASH SMASH BEEP BUZZ HONK SCREECH THUMP WHOOSH KNOCK KNOCKS GUNSHOT SHOT SHOTS EXPLOSION SCREAM SILENCE THUNDER LIGHTNING ALARM SIREN SIRENS BELL MUSIC SONG SOUND NOISE VOICE VOICES " +
        "PHONE TELEPHONE CELLPHONE MOBILE LETTER ENVELOPE NOTE PHOTO PHOTOGRAPH PICTURE BOOK DIARY NOTEBOOK NEWSPAPER MAP KEY KEYS GUN PISTOL RIFLE REVOLVER KNIFE SWORD CAR TRUCK VAN BUS TRAIN BOAT SHIP PLANE BIKE TAXI DOOR WINDOW TABLE CHAIR BED LAMP MIRROR CLOCK WATCH " +
        "RADIO TV TELEVISION SCREEN COMPUTER LAPTOP CAMERA BAG SUITCASE BOX COFFIN RINGBOX NECKLACE COAT HAT GLASS BOTTLE CUP COFFEE BLOOD FIRE SMOKE RAIN SNOW STORM WIND LIGHT LIGHTS DARKNESS LANTERN TORCH FLASHLIGHT CANDLE BADGE TICKET PASSPORT MONEY CASH SIGN POSTER TIDE " +
        "CLOSE ON ANGLE WIDE INSERT SUPER TITLE POV CUT FADE DISSOLVE SMASH MATCH PAN TILT ZOOM TRACKING DOLLY CRANE AERIAL MONTAGE FLASHBACK INTERCUT SERIES BEGIN END BACK TO OS VO OC INT EXT DAY NIGHT LATER MORNING EVENING CONTINUOUS MOMENTS SUDDENLY " +
        "TABLE NEWS DOG CAT BIRD GULL HORSE CROW USA UK NYC FBI CIA NYPD LAPD DVD CD ATM GPS DNA ER ICU SUV OK NO YES STOP EXIT OPEN CLOSED POLICE BAR HOTEL CAFE");

    private static readonly HashSet<string> Articles = Words("A AN THE ANOTHER SOME TWO THREE FOUR FIVE SIX SEVERAL ONE HIS HER THEIR ITS MY OUR EIN EINE EINEN DER DIE DAS UN UNE LE LA UNA EL UNO IL LO");

    private static readonly HashSet<string> Titles = Words("MR MRS MS MISS DR DOCTOR PROF DETECTIVE INSPECTOR SERGEANT SGT OFFICER CAPTAIN CAPT LIEUTENANT LT FATHER SISTER BROTHER UNCLE AUNT OLD YOUNG LITTLE BIG HERR FRAU");

    private static readonly HashSet<string> HumanVerbs = Words(
        "SMILES NODS FROWNS SHRUGS SIGHS GRINS LAUGHS GLANCES STARES WATCHES LISTENS WHISPERS KNEELS WAVES WEEPS CRIES ENTERS SITS STANDS WALKS RUNS LEANS STEPS WAITS SMOKES READS SLEEPS SPRINTS HESITATES LOOKS STUDIES CARRIES WIPES POURS");

    private static readonly HashSet<string> AgeWords = Words(
        "EARLY MID LATE TEENS TEENAGER TEEN TWENTIES THIRTIES FORTIES FIFTIES SIXTIES SEVENTIES EIGHTIES NINETIES AGED AGE YEARS YEAR TWENTYSOMETHING THIRTYSOMETHING MIDDLE-AGED ELDERLY JAHRE ANS AÑOS ANNI MITTE ENDE ANFANG");

    private readonly List<HashSet<string>> _speakers;

    public Introductions(IEnumerable<string> speakers) =>
        _speakers = [.. speakers.Take(2000).Select(name => ActionWords.Of(name).Select(word => word.In(name).ToString().ToUpperInvariant()).ToHashSet(StringComparer.Ordinal))];

    /// <summary>The people introduced in a paragraph who speak nowhere in the script, as written, without their articles.</summary>
    public List<string> In(string text)
    {
        var found = new List<string>();
        var words = ActionWords.Of(text);
        var shouted = !text.Any(char.IsLower);
        for (var i = 0; i < words.Count; i++)
        {
            if (!char.IsUpper(text[words[i].Start]))
            {
                continue;
            }

            if (!InCapitals(words[i].In(text)) && !Articles.Contains(words[i].In(text).ToString()))
            {
                continue;
            }

            var first = i;
            while (i + 1 < words.Count && InCapitals(words[i + 1].In(text)) && Joined(text, words[i], words[i + 1]))
            {
                i++;
            }

            var hadArticle = first > 0 && Articles.Contains(words[first - 1].In(text).ToString().ToUpperInvariant()) && Joined(text, words[first - 1], words[first]);
            while (first <= i && Articles.Contains(words[first].In(text).ToString()))
            {
                hadArticle = true;
                first++;
            }

            if (first <= i && i - first < 5 && IsPerson(text, words, first, i, hadArticle, shouted))
            {
                var name = text[words[first].Start..words[i].End];
                if (!Speaks(words.GetRange(first, i - first + 1).ConvertAll(word => word.In(text).ToString())))
                {
                    found.Add(name);
                }
            }
        }

        return found;
    }

    private static bool IsPerson(string text, List<ActionWord> words, int first, int last, bool hadArticle, bool shouted)
    {
        var after = text.AsSpan(words[last].End);
        if (GivesAge(after))
        {
            return true;
        }

        var lastWord = words[last].In(text).ToString();
        if (shouted || after is ['\'' or '’', 's' or 'S', ..])
        {
            return false;
        }

        for (var i = first; i <= last; i++)
        {
            if (Things.Contains(words[i].In(text).ToString()))
            {
                return false;
            }
        }

        if (People.Contains(lastWord) || (lastWord.EndsWith('S') && People.Contains(lastWord[..^1])) || (words[last].In(text).Length <= 2 && last > first && People.Contains(words[last - 1].In(text).ToString())))
        {
            return true;
        }

        if (hadArticle)
        {
            return false;
        }

        if (last + 1 < words.Count)
        {
            var next = words[last + 1].In(text).ToString();
            var gap = text.AsSpan(words[last].End, words[last + 1].Start - words[last].End);
            if (gap is ", ")
            {
                return next is "a" or "an" or "who" or "his" or "her" or "their" or "our" or "ein" or "eine" or "une" or "una" or "uno" || (next.EndsWith("ing", StringComparison.Ordinal) && next.Length > 5 && char.IsLower(next[0]));
            }

            return gap is " " && char.IsLower(next[0]) && HumanVerbs.Contains(next.ToUpperInvariant());
        }

        return false;
    }

    // (30s), (late 40s, tired), (19), ", 30," and ", mid-forties": a number up to 110 or a word for an age.
    private static bool GivesAge(ReadOnlySpan<char> after)
    {
        ReadOnlySpan<char> clause;
        if (after is [' ', '(', ..] or ['(', ..])
        {
            clause = after[(after.IndexOf('(') + 1)..];
            clause = clause[..Math.Min(clause.Length, 60)];
            clause = clause.IndexOf(')') is >= 0 and var end ? clause[..end] : clause;
        }
        else if (after is [',', ' ', ..])
        {
            clause = after[2..Math.Min(after.Length, 32)];
            clause = clause.IndexOfAny(",.;") is > 0 and var end ? clause[..end] : clause;
            clause = clause.StartsWith("in her ") || clause.StartsWith("in his ") ? clause[7..] : clause;
            var head = clause.ToString();
            var words = ActionWords.Of(head);
            return words.Count is > 0 and <= 4 && (IsAge(words[0].In(head)) || AgeWords.Contains(words[0].In(head).ToString().ToUpperInvariant())) && words.Exists(word => IsAge(word.In(head)));
        }
        else
        {
            return false;
        }

        var inside = clause.ToString();
        return ActionWords.Of(inside).Exists(word => IsAge(word.In(inside)));
    }

    private static bool IsAge(ReadOnlySpan<char> word)
    {
        var upper = word.ToString().ToUpperInvariant();
        var core = upper.StartsWith("MID-", StringComparison.Ordinal) ? upper[4..] : upper;
        core = core.EndsWith("-YEAR-OLD", StringComparison.Ordinal) ? core[..^9] : core;
        core = core.Replace("'S", "S", StringComparison.Ordinal).Replace("’S", "S", StringComparison.Ordinal);
        if (int.TryParse(core.Split('-')[0].TrimEnd('S', 'E', 'R'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var age))
        {
            return age is >= 1 and <= 110;
        }

        return core is not ("EARLY" or "LATE" or "MID" or "YEAR" or "AGE" or "MITTE" or "ENDE" or "ANFANG") && AgeWords.Contains(core);
    }

    // Somebody who speaks elsewhere under a part of this name: ANNA KOVACS (30s) is ANNA.
    private bool Speaks(List<string> words) => _speakers.Exists(speaker =>
        speaker.Count > 0 && (speaker.All(words.Contains) || words.TrueForAll(speaker.Contains) || (speaker.Contains(words[^1]) && !People.Contains(words[^1]) && speaker.All(word => word == words[^1] || Titles.Contains(word)))));

    private static bool InCapitals(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals >= 2 || (capitals == 1 && word.Length == 1 && word[0] is not ('A' or 'I')) || (capitals == 1 && word.Length > 1);
    }

    // One space apart, or a title's dot: DR. MARSH.
    private static bool Joined(string text, ActionWord left, ActionWord right)
    {
        var gap = text.AsSpan(left.End, right.Start - left.End);
        return gap is " " || (gap is ". " && left.End - left.Start <= 3) || gap is " #";
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
