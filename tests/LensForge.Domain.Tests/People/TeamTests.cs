using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Tests.People;

/// <summary>Who gets in, who gives what, and who cannot be put out.</summary>
public sealed class TeamTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Link = new("01890000-0000-7000-8000-000000000001");

    [Fact]
    public void a_production_belongs_to_whoever_opened_it()
    {
        var state = Opened();
        Assert.Equal(("ada", Role.Owner), (state.Team.Founder, state.Team.RoleOf("ada")));
        Assert.Empty(ProductionDecider.Decide(state, new FoundProduction("eve")));
    }

    [Fact]
    public void one_without_an_owner_is_founded_once()
    {
        var state = Production.Fold([new ProductionOpened("The Ferry", false)]);
        Assert.Equal(new ProductionFounded("kim"), Assert.Single(ProductionDecider.Decide(state, new FoundProduction("kim"))));
    }

    [Fact]
    public void an_invitation_lets_in_as_many_as_it_says_until_it_expires_and_never_the_same_person_twice()
    {
        var state = With(Opened(), new InviteMember(Link, Role.Writer, Now.AddDays(1), 2, "ada", Now));
        state = With(state, new JoinByInvitation(Link, "ben", Now));
        Assert.Empty(ProductionDecider.Decide(state, new JoinByInvitation(Link, "ben", Now)));
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(state, new JoinByInvitation(Link, "cleo", Now.AddDays(1))));
        state = With(state, new JoinByInvitation(Link, "cleo", Now));
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(state, new JoinByInvitation(Link, "dan", Now)));
        Assert.Equal(Role.Writer, state.Team.RoleOf("cleo"));
    }

    [Fact]
    public void a_revoked_invitation_and_one_whose_giver_lost_the_right_let_nobody_in()
    {
        var open = With(Opened(), new InviteMember(Link, Role.Writer, Now.AddDays(1), 9, "ada", Now));
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(With(open, new RevokeInvitation(Link, "ada")), new JoinByInvitation(Link, "ben", Now)));

        var directed = With(With(open, new JoinByInvitation(Link, "dora", Now)), new GiveRole("dora", Role.Director, "ada"));
        var second = new Guid("01890000-0000-7000-8000-000000000002");
        var invited = With(directed, new InviteMember(second, Role.Writer, Now.AddDays(1), 9, "dora", Now));
        Assert.Equal(Role.Writer, With(invited, new JoinByInvitation(second, "ben", Now)).Team.RoleOf("ben"));
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(With(invited, new GiveRole("dora", Role.Viewer, "ada")), new JoinByInvitation(second, "ben", Now)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(400, 1)]
    [InlineData(7, 0)]
    [InlineData(7, 101)]
    public void links_that_never_end_or_let_everybody_in_are_refused(int days, int uses) =>
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(Opened(), new InviteMember(Link, Role.Viewer, Now.AddDays(days), uses, "ada", Now)));

    [Fact]
    public void a_guest_link_to_a_scene_follows_the_scene_through_a_revised_plan()
    {
        var scope = GuestScope.OfScene(2);
        Assert.Equal(GuestScope.OfScene(3), scope.In(new Dictionary<int, int> { [1] = 1, [3] = 2 }));
        Assert.False(scope.In(new Dictionary<int, int> { [1] = 1 }).Shows(2));
        Assert.Equal(scope, scope.In(null));
        Assert.True(GuestScope.Whole.In(new Dictionary<int, int>()).Shows(7));
    }

    [Fact]
    public void every_command_says_who_may_give_it() =>
        Assert.All(typeof(ProductionCommand).Assembly.GetTypes().Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(ProductionCommand)) || type.IsSubclassOf(typeof(Domain.Takes.TakeCommand)))), type => Gate.AccessOf(type));

    /// <summary>Histories in which everybody tries everything, by chance of a fixed seed.</summary>
    [Fact]
    public void in_no_history_is_a_production_without_an_owner_a_founder_put_out_or_a_right_given_that_the_giver_lacked()
    {
        string[] people = ["ada", "ben", "cleo", "dan", "eve"];
        var (accepted, refused) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var chance = new Random(seed);
            var (state, links) = (Opened(), new List<Guid>());
            for (var step = 0; step < 60; step++)
            {
                string by = Pick(people), whom = Pick(people);
                var role = Pick(Enum.GetValues<Role>());
                var link = links.Count > 0 && chance.Next(3) > 0 ? links[chance.Next(links.Count)] : new Guid(seed, (short)step, 1, 0, 0, 0, 0, 0, 0, 0, 1);
                ProductionCommand command = chance.Next(6) switch
                {
                    0 => new InviteMember(link, role, Now.AddDays(1), chance.Next(1, 4), by, Now),
                    1 or 2 => new JoinByInvitation(link, by, Now),
                    3 => new GiveRole(whom, role, by),
                    4 => new RevokeInvitation(link, by),
                    _ => new RemoveMember(whom, by),
                };
                var before = state.Team;
                try
                {
                    Gate.Demand(before, command.GetType(), by);
                    var events = ProductionDecider.Decide(state, command);
                    if (events.Count == 0) continue;
                    state = events.Aggregate(state, Production.Apply);
                    accepted++;
                    if (command is InviteMember) links.Add(link);
                    foreach (var happened in events) Check(before, happened, by);
                    Assert.True(state.Team.HasOwner);
                }
                catch (RefusedException)
                {
                    refused++;
                }
            }

            T Pick<T>(IReadOnlyList<T> from) => from[chance.Next(from.Count)];
        }

        Assert.True(accepted > 1000 && refused > 1000, $"{accepted} accepted, {refused} refused");
    }

    private static void Check(Team before, ProductionEvent happened, string by)
    {
        switch (happened)
        {
            case MemberInvited invited:
                AssertHas(before, by, invited.Role);
                break;
            case MemberJoined joined:
                AssertHas(before, before.Invitations[joined.Invitation].By, joined.Role);
                break;
            case RoleGiven given:
                AssertHas(before, by, given.Role);
                AssertHas(before, by, before.Members[given.Person]);
                Assert.True(given.Person != before.Founder || by == before.Founder);
                break;
            case MemberRemoved removed:
                Assert.True(removed.Person != before.Founder || by == before.Founder);
                if (removed.Person != by) AssertHas(before, by, before.Members[removed.Person]);
                break;
        }
    }

    private static void AssertHas(Team team, string by, Role role) => Assert.All(RoleRights.Of(role), right => Assert.True(team.May(by, right), $"{by} gave {role} without {right}"));

    private static Production Opened() => With(Production.None, new OpenProduction("The Ferry", false, "ada"));

    private static Production With(Production state, ProductionCommand command) => ProductionDecider.Decide(state, command).Aggregate(state, Production.Apply);
}
