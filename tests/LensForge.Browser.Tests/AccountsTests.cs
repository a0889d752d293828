using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>People come in by their doors, get roles, lose them, and go.</summary>
public sealed class AccountsTests(SharedServers servers)
{
    [Fact]
    public async Task somebody_joins_by_link_and_their_role_changes_in_their_open_window()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var owner = await windows.NewAsync(server);
        var board = await owner.ImportAsync("cup.fountain", Deeds.ShortScript);
        var team = board.Replace("/board", "/team", StringComparison.Ordinal);
        await owner.GotoAsync(team);
        await owner.LiveAsync();
        var link = await InviteAsync(owner, "Writer");
        await owner.LookAsync("team-link");

        // A link that is guessed or worn out opens nothing, and the key leaves the address at once.
        var wrong = await windows.StrangerAsync(server);
        await wrong.GotoAsync($"{server.Address}/join?key=guessed");
        await wrong.GetByText("This invitation is no longer good").WaitForAsync();

        var writer = await windows.StrangerAsync(server);
        await writer.GotoAsync(link);
        Assert.Equal($"{server.Address}/join", writer.Url);
        await writer.GetByText("invites you as writer").WaitForAsync();
        await writer.LookAsync("join");
        await writer.GetByLabel("Your name, as others will see it").FillAsync("Wanda Wright");
        await writer.GetByLabel("Address, to sign in with").FillAsync("wanda@example.org");
        await writer.GetByLabel("Password").FillAsync("too short");
        await writer.EvaluateAsync("() => document.querySelector('form').noValidate = true");
        await writer.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await writer.GetByText("needs at least 12 characters").WaitForAsync();
        await writer.GetByLabel("Password").FillAsync("a ferry that never came back");
        await writer.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await writer.WaitForURLAsync("**/board");
        await writer.LiveAsync();

        // A picture of oneself: the browser cuts it, and the others see it. The one on the page is square and has nothing else in it.
        await writer.GotoAsync("/account");
        await writer.GetByLabel("Choose a picture").SetInputFilesAsync(new FilePayload { Name = "me.txt", MimeType = "image/png", Buffer = "no picture"u8.ToArray() });
        await writer.GetByText("is not a picture this browser can read").WaitForAsync();
        var shot = await writer.ScreenshotAsync();
        await writer.GetByLabel("Choose a picture").SetInputFilesAsync(new FilePayload { Name = "me.png", MimeType = "image/png", Buffer = shot });
        await writer.GetByText("Others see the picture from now on.").WaitForAsync();
        await writer.LookAsync("account-picture");
        await owner.ReloadAsync();
        await Assertions.Expect(owner.Locator("[data-member='Wanda Wright'] .person img")).ToHaveJSPropertyAsync("naturalWidth", 192);
        Assert.Equal(401, (await wrong.APIRequest.GetAsync(server.Address + await owner.Locator("[data-member='Wanda Wright'] .person img").GetAttributeAsync("src"))).Status);
        await writer.GetByRole(AriaRole.Button, new() { Name = "Remove the picture" }).ClickAsync();
        await writer.GetByText("The picture was removed.").WaitForAsync();
        await writer.GotoAsync(board);
        await writer.LiveAsync();

        // What a writer may not do is refused with the reason; nothing is filmed.
        await writer.SelectAsync(0);
        await writer.Keyboard.PressAsync("p");
        await writer.GetByText("As a writer you may not spend machine time here").WaitForAsync();

        await writer.GotoAsync(team);
        await writer.LiveAsync();
        await Assertions.Expect(writer.GetByRole(AriaRole.Button, new() { Name = "Make the link" })).ToHaveCountAsync(0);
        await owner.GetByLabel("Role of Wanda Wright").SelectOptionAsync("Director");
        await Assertions.Expect(writer.Locator("[data-member='Wanda Wright']")).ToContainTextAsync("spend machine time");
        await Assertions.Expect(writer.GetByRole(AriaRole.Button, new() { Name = "Make the link" })).ToHaveCountAsync(2);
        await owner.LookAsync("team");

        // The founder is the last owner: nobody can take that away, not even they themselves.
        await Assertions.Expect(owner.GetByRole(AriaRole.Button, new() { Name = "Leave this production" })).ToHaveCountAsync(0);

        await owner.GetByRole(AriaRole.Button, new() { Name = "Remove Wanda Wright" }).ClickAsync();
        await writer.GetByText("There is no such production.").WaitForAsync();
        await writer.GotoAsync(board);
        await writer.GetByText("There is no such production.").WaitForAsync();
        await writer.GotoAsync("/");
        await writer.GetByText("Your productions will stand here.").WaitForAsync();
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task a_password_a_code_and_the_list_of_sessions_do_what_they_say()
    {
        await using var server = await LensForgeProcess.StartAsync(settings: LensForgeProcess.NoHost);
        await using var windows = await Windows.OpenAsync();
        var page = await windows.NewAsync(server);
        await page.GotoAsync("/account");
        await page.GetByLabel("Name, as others see it").FillAsync("Ada Keeper");
        await page.GetByLabel("Address, to sign in with").FillAsync("ada@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Ada Keeper" }).WaitForAsync();
        await page.GetByLabel("New password").FillAsync("the ferry has not come back");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set a password" }).ClickAsync();
        await page.GetByText("The password is set.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make recovery codes" }).ClickAsync();
        var code = await page.Locator(".codes code").First.InnerTextAsync();
        await page.LookAsync("account");

        var second = await windows.StrangerAsync(server);
        await second.GotoAsync("/account");
        await second.WaitForURLAsync("**/sign-in?to=%2Faccount");
        await second.LookAsync("sign-in");
        await second.GetByLabel("Address").First.FillAsync("ada@example.org");
        await second.GetByLabel("Password").First.FillAsync("not the password");
        await second.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await second.GetByText("do not belong together").WaitForAsync();
        await second.GetByLabel("Password").First.FillAsync("the ferry has not come back");
        await second.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await second.WaitForURLAsync("**/account");

        // The other browser is ended from this one, while its page is open in a circuit.
        await second.GotoAsync("/");
        await second.LiveAsync();
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).First.ClickAsync();
        await second.WaitForURLAsync("**/sign-in");

        await second.GetByText("Password lost?").ClickAsync();
        await second.GetByLabel("Address").Nth(1).FillAsync("ADA@example.org");
        await second.GetByLabel("Recovery code").FillAsync(code.ToUpperInvariant());
        await second.GetByRole(AriaRole.Button, new() { Name = "Sign in with the code" }).ClickAsync();
        await second.GetByText("That code is used up.").WaitForAsync();

        await page.GotoAsync("/");
        await page.LiveAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await second.WaitForURLAsync("**/sign-in");
        await page.WaitForURLAsync("**/sign-in");
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task a_passkey_is_added_and_signs_in()
    {
        await using var server = await LensForgeProcess.StartAsync(settings: LensForgeProcess.NoHost);
        await using var windows = await Windows.OpenAsync();
        var named = server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await windows.StrangerAsync(server);
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true },
        });
        await page.GotoAsync(server.SignInLink.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await page.GotoAsync($"{named}/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByText("The passkey was added.").WaitForAsync();
        await page.GetByText("Chrome on Linux", new() { Exact = false }).First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync($"{named}/");
        await page.LiveAsync();

        // Removed from the account, it signs in nobody.
        await page.GotoAsync($"{named}/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await page.GetByText("The passkey was removed.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByText("This passkey belongs to no account here.").WaitForAsync();
        Assert.Empty(windows.Complaints);
    }

    [Fact]
    public async Task a_guest_looks_by_passphrase_is_seen_and_shown_out_when_the_link_is_revoked()
    {
        var server = await servers.QuietAsync();
        await using var windows = await Windows.OpenAsync();
        var owner = await windows.NewAsync(server);
        var board = await owner.ImportAsync("cup.fountain", Deeds.ShortScript);
        await owner.GotoAsync(board.Replace("/board", "/team", StringComparison.Ordinal));
        await owner.LiveAsync();
        await owner.GetByLabel("Whom it is for").FillAsync("The film fund");
        await owner.GetByLabel("Passphrase, if you want one").FillAsync("blue heron");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).Nth(1).ClickAsync();
        var link = await owner.GetByLabel("The link", new() { Exact = true }).InputValueAsync();

        var guest = await windows.StrangerAsync(server);
        await guest.GotoAsync(link);
        Assert.Equal($"{server.Address}/guest", guest.Url);
        await guest.LookAsync("guest");
        await guest.GetByLabel("Passphrase").FillAsync("grey heron");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Look" }).ClickAsync();
        await guest.GetByText("That is not the passphrase.").WaitForAsync();
        await guest.GetByLabel("Passphrase").FillAsync("blue heron");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Look" }).ClickAsync();
        await guest.WaitForURLAsync("**/player");
        await guest.LiveAsync();
        await Assertions.Expect(guest.Locator(".rail a")).ToHaveCountAsync(1);
        await Assertions.Expect(guest.GetByText("Download MP4")).ToHaveCountAsync(0);
        await guest.LookAsync("guest-player");
        Assert.Equal(404, (await guest.APIRequest.GetAsync(server.Address + board)).Status);
        Assert.Equal(404, (await guest.APIRequest.GetAsync(server.Address + "/")).Status);

        await owner.ReloadAsync();
        await owner.GetByRole(AriaRole.Heading, new() { Name = "Who looked" }).WaitForAsync();
        await Assertions.Expect(owner.Locator("table").Last).ToContainTextAsync("The film fund");
        await owner.LookAsync("team-guests");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Revoke the link for The film fund" }).ClickAsync();
        await guest.WaitForURLAsync("**/guest");
        await guest.GetByText("This link is no longer good").WaitForAsync();
        await guest.GotoAsync(link);
        await guest.GetByText("This link is no longer good").WaitForAsync();
        Assert.Empty(windows.Complaints);
    }

    private static async Task<string> InviteAsync(IPage page, string role)
    {
        await page.Locator(".line-form select").First.SelectOptionAsync(role);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).First.ClickAsync();
        return await page.GetByLabel("The link", new() { Exact = true }).InputValueAsync();
    }
}
